package io.waymark.testkit.random;

import io.waymark.config.Settings;
import io.waymark.config.StoreSettings;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Draws small worlds: the same seed gives the same world. */
public final class RandomShop {
  /** Days before a change of clocks, a leap day, and the turn of a year. */
  private static final List<LocalDate> FIRST_DAYS =
      List.of(
          LocalDate.parse("2024-03-09"),
          LocalDate.parse("2024-03-30"),
          LocalDate.parse("2024-10-26"),
          LocalDate.parse("2024-11-02"),
          LocalDate.parse("2024-02-28"),
          LocalDate.parse("2023-12-30"));

  private final Dice dice;
  private final Settings settings;
  private final RandomProducts products;
  private LocalDate lastLanding = LocalDate.MIN;

  private RandomShop(Dice dice, Settings settings) {
    this.dice = dice;
    this.settings = settings;
    this.products = new RandomProducts(dice);
  }

  /** A world where no pipeline takes part. */
  public static RandomWorld world(long seed) {
    return world(seed, "warehouse", "landing", JsonLines::anyHash);
  }

  /**
   * A world.
   *
   * @param contentHash the pipeline's hash of a raw line
   */
  public static RandomWorld world(
      long seed, String warehouse, String landing, ToLongFunction<String> contentHash) {
    Dice dice = new Dice(seed);
    Settings settings = new RandomSettings(dice).draw().warehouse(warehouse, landing).build();
    RandomShop shop = new RandomShop(dice, settings);
    List<LandedFile> files = files(dice, shop.events(d -> d.between(1, 7)), contentHash);
    return new RandomWorld(seed, settings, files, shop.copies(files));
  }

  /**
   * Many visitors under one set of options, where no pipeline takes part.
   *
   * @param visitors of each store
   */
  public static Crowd crowd(long seed, int visitors) {
    Dice dice = new Dice(seed);
    Settings settings = new RandomSettings(dice).draw().build();
    List<OracleEvent> events = new RandomShop(dice, settings).events(d -> visitors);
    List<OracleEvent> placed = new ArrayList<>();
    for (OracleEvent event : events) {
      placed.add(event.lying(event.landingDate(), "all.jsonl", placed.size(), 0));
    }
    return new Crowd(settings, placed, new Oracle(settings).counted(placed));
  }

  /**
   * Visitors of all stores.
   *
   * @param lines all of one file, so that their places tell them apart
   * @param events those that count
   */
  public record Crowd(Settings settings, List<OracleEvent> lines, List<OracleEvent> events) {
    public Crowd {
      lines = List.copyOf(lines);
      events = List.copyOf(events);
    }
  }

  /** The events of one store, each once, all in history. */
  static List<OracleEvent> unique(Dice dice, Settings settings, String store) {
    RandomShop shop = new RandomShop(dice, settings);
    List<OracleEvent> placed = new ArrayList<>();
    for (OracleEvent event : shop.events(d -> d.between(5, 9))) {
      if (event.store().equals(store)) {
        placed.add(event.lying(Optional.empty(), "all.jsonl", placed.size(), 0));
      }
    }
    return new Oracle(settings).counted(placed);
  }

  /** The same lines in other files and another order; every line keeps its landing day. */
  public static List<LandedFile> rearranged(
      List<LandedFile> files, long seed, ToLongFunction<String> contentHash) {
    List<OracleEvent> events = files.stream().flatMap(file -> file.events().stream()).toList();
    return files(new Dice(seed), events, contentHash);
  }

  private List<OracleEvent> events(ToIntFunction<Dice> visitors) {
    LocalDate firstDay = dice.one(FIRST_DAYS);
    List<OracleEvent> events = new ArrayList<>();
    for (StoreSettings store : settings.stores().values()) {
      List<OracleEvent> drawn =
          new RandomVisits(dice, store, settings.sessions())
              .draw(firstDay, visitors.applyAsInt(dice));
      for (OracleEvent event : drawn) {
        OracleEvent landed = landed(event.from(dice.one("web", "web", "items")));
        events.add(landed);
        events.addAll(products.rows(landed));
        if (landed.landingDate().isPresent() && dice.happens(12)) {
          events.add(landed(repeated(landed)));
        }
      }
    }
    return events;
  }

  /** Another copy of one identity: the same, later received, moved, or of another visitor. */
  private OracleEvent repeated(OracleEvent event) {
    Duration window = settings.ingest().duplicateWindow();
    return switch (dice.between(1, 5)) {
      case 1 -> event;
      case 2 -> event.received(event.receivedAt().map(at -> at.plusMillis(dice.upTo(900))));
      case 3 -> event.with("visitor_id", "v" + dice.between(1, 9));
      case 4 -> delayed(event, Duration.ofSeconds(dice.upTo(window.toSeconds())));
      default -> delayed(event, window.plus(dice.between(0, 1), ChronoUnit.MICROS));
    };
  }

  private static OracleEvent delayed(OracleEvent event, Duration delay) {
    return event
        .moved(event.at().plus(delay))
        .received(event.receivedAt().map(at -> at.plus(delay)));
  }

  /**
   * Most events land on their own day, some late, some beyond the horizon, some in history; that
   * never reaches beyond the landing days, so these alone say how far the data goes.
   */
  private OracleEvent landed(OracleEvent event) {
    boolean isRepeat = event.landingDate().isPresent();
    LocalDate day = LocalDate.ofInstant(event.at(), zone(event.store()));
    int horizon = (int) settings.ingest().lateHorizon().toDays();
    int throwing = dice.between(1, 100);
    Optional<LocalDate> landing = Optional.of(day);
    if (throwing <= 15) {
      landing = Optional.of(day.plusDays(dice.between(1, horizon)));
    } else if (throwing <= 20) {
      landing = Optional.of(day.plusDays(horizon + dice.between(1, 2)));
    } else if (throwing <= 30 && !isRepeat && day.isBefore(lastLanding)) {
      landing = Optional.empty();
    }
    lastLanding = landing.filter(lastLanding::isBefore).orElse(lastLanding);
    return event.lying(landing, "", 0, 0);
  }

  private ZoneId zone(String store) {
    return Objects.requireNonNull(settings.stores().get(store), store).zone();
  }

  static List<LandedFile> files(
      Dice dice, List<OracleEvent> events, ToLongFunction<String> contentHash) {
    Map<String, List<OracleEvent>> byFolder =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.source() + "/" + e.landingDate(), TreeMap::new, Collectors.toList()));
    List<LandedFile> files = new ArrayList<>();
    byFolder.values().forEach(its -> files.addAll(split(dice, its, contentHash)));
    return files;
  }

  /** Events of one folder, shuffled into one to three files. */
  private static List<LandedFile> split(
      Dice dice, List<OracleEvent> events, ToLongFunction<String> contentHash) {
    List<OracleEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, dice.random());
    int parts = Math.min(dice.between(1, 3), shuffled.size());
    List<LandedFile> files = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      String path = (part == 2 ? "more/" : "") + "part-" + part + ".jsonl";
      List<OracleEvent> lines = new ArrayList<>();
      for (int i = part; i < shuffled.size(); i += parts) {
        OracleEvent event = shuffled.get(i);
        long content = contentHash.applyAsLong(JsonLines.line(event));
        lines.add(event.lying(event.landingDate(), path, lines.size(), content));
      }
      OracleEvent any = lines.get(0);
      files.add(new LandedFile(any.source(), any.landingDate(), path, lines));
    }
    return files;
  }

  /** Some files once more, under another name or a day later. */
  private List<LandedFile> copies(List<LandedFile> files) {
    List<LandedFile> copies = new ArrayList<>();
    for (LandedFile file : files) {
      if (file.landingDate().isPresent() && dice.happens(15)) {
        LocalDate day = file.landingDate().orElseThrow().plusDays(dice.between(0, 1));
        copies.add(file.copiedTo(day, "again-" + copies.size() + ".jsonl"));
      }
    }
    return copies;
  }
}
