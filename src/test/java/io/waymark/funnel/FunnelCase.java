package io.waymark.funnel;

import io.waymark.config.Condition;
import io.waymark.config.EventChoice;
import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelStep;
import io.waymark.config.SettingsHash;
import io.waymark.session.CutSettings;
import io.waymark.session.SessionCutter;
import io.waymark.testkit.CaseFile;
import io.waymark.testkit.TestSettings;
import io.waymark.testkit.VisitorEvents;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import io.waymark.visitor.VisitorPass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One case of {@code cases/funnels.txt}: its funnel, its events, and what should be counted. */
record FunnelCase(
    String title, FunnelSettings funnel, String given, List<Map<String, String>> expected) {
  static final String HEADER =
      "store_id | funnel | session_id | visitor_id | session_date | event_date | event_at"
          + " | tie_ordinal | steps | exclusions | definition_version";

  /** An event of this name meets the condition of its place. */
  private static final List<String> NAMES =
      List.of("page", "view", "cart", "purchase", "save", "search", "logout");

  static FunnelCase of(String name, CaseFile.Case theCase) {
    return new FunnelCase(
        theCase.title(),
        funnel(name, theCase.settings()),
        theCase.given(),
        VisitorEvents.cells(theCase.expected()));
  }

  private static FunnelSettings funnel(String name, Map<String, String> options) {
    return new FunnelSettings(
        name,
        name,
        FunnelSettings.Unit.valueOf(word(options, "unit", "session")),
        FunnelSettings.Order.valueOf(word(options, "order", "ordered")),
        Duration.of(CaseFile.micros(options.getOrDefault("window", "24h")), ChronoUnit.MICROS),
        FunnelSettings.Attempts.valueOf(word(options, "attempts", "best")),
        FunnelSettings.Ties.valueOf(word(options, "ties", "free")),
        Integer.parseInt(options.getOrDefault("max", "100")),
        Arrays.stream(options.getOrDefault("steps", "").split(",", -1))
            .map(FunnelCase::step)
            .toList(),
        Optional.ofNullable(options.get("exclude")).map(FunnelCase::choice));
  }

  private static String word(Map<String, String> options, String key, String otherwise) {
    return options.getOrDefault(key, otherwise).toUpperCase(Locale.ROOT);
  }

  private static FunnelStep step(String text) {
    String[] nameAndLimit = text.replace("?", "").split("<", -1);
    return new FunnelStep(
        nameAndLimit[0].replace('|', '-'),
        nameAndLimit[0],
        choice(nameAndLimit[0]),
        text.contains("?"),
        Optional.of(nameAndLimit)
            .filter(parts -> parts.length > 1)
            .map(parts -> Duration.of(CaseFile.micros(parts[1]), ChronoUnit.MICROS)),
        Optional.empty());
  }

  private static EventChoice choice(String names) {
    List<String> each = List.of(names.split("\\|", -1));
    return new EventChoice(each, each.stream().map(TestSettings::named).toList());
  }

  /** Rows of {@code funnel_events}, as the pass keeps them. */
  List<String> keptEvents() {
    FunnelPart part = new FunnelPart(List.of(FunnelChoice.of(funnel, FunnelCase::conditionNumber)));
    Sessions sessions = new Sessions();
    List<String> rows = new ArrayList<>();
    new VisitorPass<>(
            VisitorEvents.parse(numbered()).iterator(),
            new SessionCutter(cuts()),
            List.of(part, sessions),
            piece -> rows(part.end(), sessions.end()))
        .forEachRemaining(rows::addAll);
    return rows;
  }

  private static int conditionNumber(Condition condition) {
    return NAMES.indexOf(((Condition.EqualTo) condition).value());
  }

  /** The events with numbers of conditions for names. */
  private String numbered() {
    List<String> lines = given.lines().filter(line -> !line.isBlank()).toList();
    int column =
        Arrays.stream(lines.get(0).split("\\|", -1)).map(String::trim).toList().indexOf("event");
    return lines.stream().map(line -> numbered(line, column)).collect(Collectors.joining("\n"));
  }

  private static String numbered(String line, int column) {
    String[] cells = line.split("\\|", -1);
    String name = cells[column].trim();
    cells[column] = name.equals("event") ? "meets" : String.valueOf(NAMES.indexOf(name));
    return String.join("|", cells);
  }

  private static CutSettings cuts() {
    return new CutSettings(
        CaseFile.micros("30m"),
        CaseFile.micros("24h"),
        CaseFile.micros("24h"),
        false,
        false,
        -1,
        Map.of("shop", ZoneId.of("UTC")));
  }

  private List<String> rows(List<KeptEvent> kept, VisitorEvent first) {
    return kept.stream()
        .map(
            event ->
                Stream.of(
                        "shop",
                        funnel.name(),
                        first.eventId(),
                        first.visitorId(),
                        day(first.atMicros()),
                        day(event.atMicros()),
                        at(event.atMicros()).toString().replace('T', ' ').replace("Z", ""),
                        event.tieOrdinal(),
                        event.steps(),
                        event.exclusions(),
                        SettingsHash.funnelVersion(funnel))
                    .map(String::valueOf)
                    .collect(Collectors.joining(" | ")))
        .toList();
  }

  private static LocalDate day(long micros) {
    return LocalDate.ofInstant(at(micros), ZoneOffset.UTC);
  }

  private static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  String[] columns() {
    return expected.get(0).keySet().toArray(String[]::new);
  }

  List<List<String>> expectedRows() {
    return expected.stream()
        .map(row -> Arrays.stream(columns()).map(name -> row.getOrDefault(name, "")).toList())
        .toList();
  }

  /** Remembers the first event of the session. */
  private static final class Sessions implements SessionPart<VisitorEvent> {
    private Optional<VisitorEvent> first = Optional.empty();

    @Override
    public void begin() {
      first = Optional.empty();
    }

    @Override
    public void add(VisitorEvent event) {
      first = first.or(() -> Optional.of(event));
    }

    @Override
    public VisitorEvent end() {
      return first.orElseThrow();
    }
  }
}
