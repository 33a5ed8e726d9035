package io.waymark.cli;

import io.waymark.generate.PlantedBreak;
import io.waymark.generate.PlantedDays;
import io.waymark.generate.PlantedLead;
import io.waymark.generate.PlantedOutage;
import io.waymark.generate.PlantedSurge;
import io.waymark.generate.Plantings;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is planted into a generated log for insights to find. */
final class PlantingOptions {
  private static final String RATE = "([a-z]+)=";
  private static final String NUMBER = "([0-9]*\\.?[0-9]+)";
  private static final String DAY = "([0-9]{4}-[0-9]{2}-[0-9]{2})";
  private static final Pattern OUTAGE =
      Pattern.compile(RATE + NUMBER + "@" + DAY + "(?:\\.\\." + DAY + ")?");
  private static final Pattern BREAK = Pattern.compile(RATE + NUMBER + "@" + DAY);
  private static final Pattern SURGE =
      Pattern.compile(NUMBER + "@" + DAY + "(?:\\.\\." + DAY + ")?");
  private static final Pattern LEAD = Pattern.compile(RATE + NUMBER + "@([0-9]{1,3})d");

  @Option(
      names = "--outage",
      paramLabel = "RATE=SHARE@DAYS",
      order = 1,
      description = {
        "A broken step: checkout=0.5@2024-05-10..2024-05-12 stops half of the visits that would"
            + " check out on these days. May be repeated."
      })
  private List<String> outages = new ArrayList<>();

  @Option(
      names = "--tracking-break",
      paramLabel = "RATE=SHARE@DAY",
      order = 2,
      description = {
        "Broken tracking: add=0.4@2024-05-10 loses the events of adding to the cart, of 40 %% of the"
            + " visitors and from this day on, while all else goes on. May be repeated."
      })
  private List<String> breaks = new ArrayList<>();

  @Option(
      names = "--bot-surge",
      paramLabel = "SHARE@DAYS",
      order = 3,
      description = {
        "Bots on top of people: 0.5@2024-05-10..2024-05-12 are half as many as the day has visits."
            + " May be repeated."
      })
  private List<String> surges = new ArrayList<>();

  @Option(
      names = "--hidden-bots",
      paramLabel = "SHARE",
      order = 4,
      description = "Of the bots of a surge: look like people to every rule. Default: 0")
  private double hidden;

  @Option(
      names = "--lead",
      paramLabel = "RATE=STRENGTH@LAG",
      order = 5,
      description = {
        "A small action that precedes purchases: with wishlist=0.8@3d the rate of saving wanders from"
            + " day to day, and that of purchases follows three days later with a correlation of 0.8."
      })
  private @Nullable String lead;

  Plantings plantings() {
    return new Plantings(
        outages.stream().map(PlantingOptions::outage).toList(),
        breaks.stream().map(PlantingOptions::trackingBreak).toList(),
        surges.stream().map(this::surge).toList(),
        Optional.ofNullable(lead).map(PlantingOptions::lead));
  }

  private static PlantedOutage outage(String text) {
    Matcher read = read("outage", OUTAGE, text, "checkout=0.5@2024-05-10..2024-05-12");
    return named(
        "outage",
        () -> new PlantedOutage(read.group(1), Double.parseDouble(read.group(2)), days(read, 3)));
  }

  private static PlantedBreak trackingBreak(String text) {
    Matcher read = read("tracking-break", BREAK, text, "add=0.4@2024-05-10");
    return named(
        "tracking-break",
        () ->
            new PlantedBreak(
                read.group(1), Double.parseDouble(read.group(2)), LocalDate.parse(read.group(3))));
  }

  private PlantedSurge surge(String text) {
    Matcher read = read("bot-surge", SURGE, text, "0.5@2024-05-10..2024-05-12");
    return named(
        "bot-surge",
        () -> new PlantedSurge(Double.parseDouble(read.group(1)), hidden, days(read, 2)));
  }

  private static PlantedLead lead(String text) {
    Matcher read = read("lead", LEAD, text, "wishlist=0.8@3d");
    return named(
        "lead",
        () ->
            new PlantedLead(
                read.group(1), Double.parseDouble(read.group(2)), Integer.parseInt(read.group(3))));
  }

  private static PlantedDays days(Matcher read, int group) {
    LocalDate first = LocalDate.parse(read.group(group));
    String last = read.group(group + 1);
    return new PlantedDays(first, last == null ? first : LocalDate.parse(last));
  }

  private static Matcher read(String option, Pattern pattern, String text, String example) {
    Matcher read = pattern.matcher(text);
    if (!read.matches()) {
      throw new IllegalArgumentException(
          option + " '" + text + "' can't be read; write it like " + example);
    }
    return read;
  }

  /** Says which option was wrong. */
  private static <T> T named(String option, Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
    }
  }
}
