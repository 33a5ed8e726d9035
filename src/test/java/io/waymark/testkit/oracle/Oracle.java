package io.waymark.testkit.oracle;

import io.waymark.config.Conversion;
import io.waymark.config.Settings;
import io.waymark.config.Slice;
import io.waymark.config.StoreSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What should be published for given lines: the whole history at once, from nothing. */
public final class Oracle {
  private final Settings settings;
  private final Arrivals arrivals;

  public Oracle(Settings settings) {
    this.settings = settings;
    this.arrivals = new Arrivals(settings.stores(), settings.ingest());
  }

  /** With data through by the given lines: right when no other file was ingested. */
  public Published publish(List<OracleEvent> lines) {
    return publish(lines, dataThrough(lines));
  }

  /**
   * The tables.
   *
   * @param lines every line that is not rejected, of the current content of every path, before
   *     consent is applied
   * @param dataThrough by store
   */
  public Published publish(List<OracleEvent> lines, Map<String, LocalDate> dataThrough) {
    List<Slice> slices = settings.definitions().slices();
    return publishCounted(arrivals.counted(lines), dataThrough, slices);
  }

  /** The session-level tables alone, which is far quicker, of events that count. */
  public Published sessionLevel(List<OracleEvent> counted) {
    return publishCounted(counted, Map.of(), List.of());
  }

  private Published publishCounted(
      List<OracleEvent> events, Map<String, LocalDate> dataThrough, List<Slice> slices) {
    OrderBook book = new OrderBook(events, settings.definitions().macro());
    SessionTables tables = new SessionTables(settings.definitions());
    OracleTable.Builder conversionRates = new OracleTable.Builder();
    OracleTable.Builder stageRates = new OracleTable.Builder();
    Funnels funnels = new Funnels(settings, book);
    ProductTables products = new ProductTables();
    Map<String, List<SessionFacts>> all = new TreeMap<>();
    StageRates stages = new StageRates(settings.definitions());
    for (StoreSettings store : settings.stores().values()) {
      List<SessionFacts> sessions = sessions(store, events, book);
      sessions.forEach(tables::add);
      all.put(store.id(), sessions);
      sessions.forEach(products::add);
      LocalDate through = dataThrough.getOrDefault(store.id(), LocalDate.MIN);
      for (SliceDay day : new Slicer(settings, through).sliceDays(store.id(), sessions, slices)) {
        for (Conversion conversion : settings.definitions().conversions()) {
          new ConversionRates(day, conversion).addTo(conversionRates);
        }
        stages.addTo(stageRates, day);
        products.addRates(day);
      }
      funnels.add(store, sessions, through, slices);
    }
    PeopleTables people = new PeopleTables(settings, events);
    AudienceTables audiences = new AudienceTables(settings, events, all, dataThrough);
    return new Published(
        tables.sessions(),
        tables.conversions(),
        tables.orders(),
        conversionRates.build(),
        stageRates.build(),
        funnels.attempts(),
        funnels.steps(),
        products.sessionProducts(),
        products.dailyRates(),
        people.identities(),
        people.exposures(),
        audiences.members(),
        audiences.sizes());
  }

  /** The lines that wait in {@code held_events}. */
  public List<OracleEvent> held(List<OracleEvent> lines) {
    return lines.stream().filter(arrivals::isHeld).toList();
  }

  /** The events that count, one per identity. */
  public List<OracleEvent> counted(List<OracleEvent> lines) {
    return arrivals.counted(lines);
  }

  /** In the order of 1.5. */
  public static List<OracleEvent> inOrder(List<OracleEvent> events) {
    return events.stream().sorted(EventOrder.BY_TIME).toList();
  }

  /** 4.5: the latest landing day; history counts as delivered on the events' own days (4.2). */
  public Map<String, LocalDate> dataThrough(List<OracleEvent> lines) {
    Map<String, LocalDate> through = new TreeMap<>();
    for (OracleEvent line : lines) {
      LocalDate day = line.landingDate().orElseGet(() -> arrivals.businessDay(line));
      through.merge(line.store(), day, (a, b) -> a.isAfter(b) ? a : b);
    }
    return through;
  }

  /** 3.9: events without a visitor are in no session. */
  private List<SessionFacts> sessions(
      StoreSettings store, List<OracleEvent> events, OrderBook book) {
    Map<String, List<OracleEvent>> byVisitor = new TreeMap<>();
    for (OracleEvent event : events) {
      if (event.store().equals(store.id()) && event.visitor().isPresent()) {
        byVisitor
            .computeIfAbsent(event.visitor().orElseThrow(), visitor -> new ArrayList<>())
            .add(event);
      }
    }
    Cutter cutter = new Cutter(settings.sessions(), store.zone());
    SessionDesk desk = new SessionDesk(settings, store, book);
    List<SessionFacts> sessions = new ArrayList<>();
    byVisitor.values().forEach(its -> sessions.addAll(desk.facts(cutter.sessions(its))));
    return sessions;
  }
}
