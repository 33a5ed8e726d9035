package io.waymark.testkit.random;

import io.waymark.config.Settings;
import io.waymark.config.StoreSettings;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * One random store, and beside it stores with the same events, each changed as a property says, so
 * that one run publishes what is to be compared. Everything lies in history: nothing is late.
 */
public final class StoreVariants {
  public static final String BASE = "base";

  /** P5: a third of the lines twice, some of the second ones received later. */
  public static final String DOUBLED = "doubled";

  /** P6: events inside existing sessions that no definition names. */
  public static final String IRRELEVANT = "irrelevant";

  /** P7: purchases inside existing sessions. */
  public static final String PURCHASED = "purchased";

  /** P8: visitors under other names. */
  public static final String RENAMED = "renamed";

  /** P9: two weeks later. */
  public static final String SHIFTED = "shifted";

  /** P1: the same lines at other places of other files. */
  public static final String SHUFFLED = "shuffled";

  public static final int SHIFT_DAYS = 14;

  private static final List<String> STORES =
      List.of(BASE, DOUBLED, IRRELEVANT, PURCHASED, RENAMED, SHIFTED, SHUFFLED);

  private final Dice dice;
  private final Settings settings;
  private final List<OracleEvent> base;
  private final List<OracleEvent> all = new ArrayList<>();

  private StoreVariants(Dice dice, Settings settings, List<OracleEvent> base) {
    this.dice = dice;
    this.settings = settings;
    this.base = base;
    add(BASE, base);
    add(DOUBLED, base);
    add(DOUBLED, repeated());
    add(IRRELEVANT, base);
    add(IRRELEVANT, inside("save", false));
    add(PURCHASED, base);
    add(PURCHASED, inside("purchase", true));
    add(RENAMED, base.stream().map(StoreVariants::renamed).toList());
    add(SHIFTED, base.stream().map(StoreVariants::shifted).toList());
    add(SHUFFLED, base);
  }

  /** The stores of a seed, one with options in which no figure depends on how many events are. */
  public static StoreVariants of(long seed, String warehouse, String landing) {
    Dice dice = new Dice(seed);
    Settings drawn = new RandomSettings(dice).drawSteady().warehouse(warehouse, landing).build();
    StoreSettings first = drawn.stores().values().iterator().next();
    Map<String, StoreSettings> stores = new TreeMap<>();
    STORES.forEach(id -> stores.put(id, named(id, first)));
    Settings settings =
        new Settings(
            drawn.warehouse(),
            stores,
            drawn.ingest(),
            drawn.sessions(),
            drawn.bots(),
            drawn.definitions(),
            drawn.quality(),
            drawn.serve(),
            drawn.operations(),
            drawn.insights(),
            drawn.experiments(),
            drawn.audiences(),
            drawn.sources());
    return new StoreVariants(dice, settings, RandomShop.unique(dice, settings, BASE));
  }

  private static StoreSettings named(String id, StoreSettings like) {
    return new StoreSettings(id, id, like.zone(), like.currency(), like.consent());
  }

  private void add(String store, List<OracleEvent> events) {
    events.forEach(event -> all.add(event.inStore(store)));
  }

  private List<OracleEvent> repeated() {
    return base.stream()
        .filter(event -> dice.happens(33))
        .map(event -> event.received(event.receivedAt().map(at -> at.plusSeconds(dice.upTo(2)))))
        .toList();
  }

  private static OracleEvent renamed(OracleEvent event) {
    return event
        .visitor()
        .map(visitor -> event.with("visitor_id", "zz" + (97 * visitor.hashCode())))
        .orElse(event);
  }

  private static OracleEvent shifted(OracleEvent event) {
    Duration shift = Duration.ofDays(SHIFT_DAYS);
    return event
        .moved(event.at().plus(shift))
        .received(event.receivedAt().map(at -> at.plus(shift)));
  }

  /** Events of this name between the first and the last event of some sessions. */
  private List<OracleEvent> inside(String name, boolean isOnlyCounted) {
    List<OracleEvent> inside = new ArrayList<>();
    for (Map<String, String> session : new Oracle(settings).sessionLevel(base).sessions().rows()) {
      Instant from = instant(session, "started_at");
      long micros = ChronoUnit.MICROS.between(from, instant(session, "ended_at"));
      boolean isFit = micros > 1 && !(isOnlyCounted && cell(session, "is_counted").equals("false"));
      if (isFit && dice.happens(60)) {
        Instant at = from.plus(1 + dice.upTo(micros - 2), ChronoUnit.MICROS);
        OracleEvent event =
            OracleEvent.of(BASE, "extra-" + name + inside.size(), at)
                .with("event_name", name)
                .with("visitor_id", cell(session, "visitor_id"))
                .with("is_analytics_consented", "true");
        if (!cell(session, "source_session_id").isEmpty()) {
          event = event.with("source_session_id", cell(session, "source_session_id"));
        }
        inside.add(isOnlyCounted ? event.with("order_id", event.id()).with("amount", "60") : event);
      }
    }
    return inside;
  }

  private static Instant instant(Map<String, String> row, String column) {
    return Instant.parse(cell(row, column).replace(' ', 'T') + "Z");
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  public Settings settings() {
    return settings;
  }

  /** All lines of all stores, in files of the history. */
  public List<LandedFile> files(ToLongFunction<String> contentHash) {
    return RandomShop.files(dice, all, contentHash);
  }

  /** Does the zone's offset stay what it is, in the days of the events and two weeks later? */
  public boolean isShiftFair() {
    ZoneId zone = settings.stores().values().iterator().next().zone();
    Instant first = base.stream().map(OracleEvent::at).min(Instant::compareTo).orElseThrow();
    Instant last = base.stream().map(OracleEvent::at).max(Instant::compareTo).orElseThrow();
    Instant end = last.plus(Duration.ofDays(SHIFT_DAYS + 1L));
    return Optional.ofNullable(zone.getRules().nextTransition(first.minus(Duration.ofDays(1))))
        .filter(transition -> transition.getInstant().isBefore(end))
        .isEmpty();
  }
}
