package io.waymark.job;

import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.ExperimentReadouts;
import io.waymark.table.Exposures;
import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.VisitorIdentities;
import io.waymark.table.WarehouseTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The counts of an experiment, unit by unit, from the published tables, as docs/experiments.md says
 * that they are made.
 */
final class NaiveReadout {
  private final Duration window;
  private final Instant end;
  private final Map<String, String> personOf = new HashMap<>();
  private final Map<String, Person> units = new TreeMap<>();
  private final Map<String, List<TableRow>> conversionsOf;

  /** What is known of one unit. */
  private static final class Person {
    private final Set<String> variants = new HashSet<>();
    private final List<Visit> visits = new ArrayList<>();
    private String variant = "";
    private Instant exposed = Instant.MAX;
    private boolean isCrossed;
  }

  /** A session that counts, and when its conversions first happened. */
  private record Visit(Map<String, Instant> firstAt) {}

  /**
   * Of all persons, or all visitors.
   *
   * @param end of the day of the read-out
   */
  NaiveReadout(
      KernelTables kernel,
      WarehouseTables tables,
      boolean isByPerson,
      Duration window,
      Instant end) {
    this.window = window;
    this.end = end;
    if (isByPerson) {
      rows(kernel, VisitorIdentities.TABLE)
          .forEach(
              row ->
                  personOf.put(
                      text(row, VisitorIdentities.VISITOR_ID),
                      "person " + text(row, VisitorIdentities.PERSON_ID)));
    }
    conversionsOf =
        rows(kernel, tables.sessionConversions()).stream()
            .collect(Collectors.groupingBy(row -> text(row, SessionConversions.SESSION_ID)));
    rows(kernel, Exposures.TABLE).forEach(this::expose);
    rows(kernel, tables.sessions()).forEach(this::visit);
  }

  /** The counts of a variant, by their columns. */
  Map<String, Long> counts(String variant, String metric, String measure) {
    List<Person> seen =
        units.values().stream()
            .filter(unit -> unit.variant.equals(variant) && !unit.visits.isEmpty())
            .toList();
    List<Person> counted =
        seen.stream()
            .filter(unit -> !unit.isCrossed && !unit.exposed.plus(window).isAfter(end))
            .toList();
    boolean isBySession = measure.equals("session-rate");
    Map<String, Long> counts = new TreeMap<>();
    counts.put(ExperimentReadouts.EXPOSED_UNITS, (long) seen.size());
    counts.put(
        ExperimentReadouts.CROSSED_UNITS, seen.stream().filter(unit -> unit.isCrossed).count());
    counts.put(ExperimentReadouts.UNITS, (long) counted.size());
    counts.put(
        ExperimentReadouts.CHANCES,
        isBySession
            ? counted.stream().mapToLong(unit -> unit.visits.size()).sum()
            : counted.size());
    counts.put(
        ExperimentReadouts.HITS,
        counted.stream()
            .mapToLong(unit -> isBySession ? hits(unit, metric) : Math.min(1, hits(unit, metric)))
            .sum());
    return counts;
  }

  private long hits(Person unit, String metric) {
    return unit.visits.stream()
        .filter(visit -> isWithin(unit, visit.firstAt().getOrDefault(metric, Instant.MIN)))
        .count();
  }

  private void expose(TableRow row) {
    Person unit = units.computeIfAbsent(unit(row, Exposures.VISITOR_ID), key -> new Person());
    Instant at = row.value(Exposures.EXPOSED_AT, Instant.class);
    if (at.isBefore(unit.exposed)) {
      unit.exposed = at;
      unit.variant = text(row, Exposures.VARIANT);
    }
    unit.variants.add(text(row, Exposures.VARIANT));
    unit.isCrossed |=
        unit.variants.size() > 1 || row.value(Exposures.VARIANT_COUNT, Number.class).intValue() > 1;
  }

  private void visit(TableRow row) {
    Person unit = row.has(Sessions.VISITOR_ID) ? units.get(unit(row, Sessions.VISITOR_ID)) : null;
    if (unit == null || row.value(Sessions.IS_BOT, Boolean.class)) {
      return;
    }
    Instant started = row.value(Sessions.STARTED_AT, Instant.class);
    Instant ended = row.value(Sessions.ENDED_AT, Instant.class);
    if (!ended.isBefore(unit.exposed) && started.isBefore(unit.exposed.plus(window))) {
      Map<String, Instant> firstAt = new HashMap<>();
      conversionsOf
          .getOrDefault(text(row, Sessions.SESSION_ID), List.of())
          .forEach(
              conversion ->
                  firstAt.put(
                      text(conversion, SessionConversions.CONVERSION),
                      conversion.value(SessionConversions.FIRST_AT, Instant.class)));
      unit.visits.add(new Visit(firstAt));
    }
  }

  private boolean isWithin(Person unit, Instant at) {
    return !at.isBefore(unit.exposed) && at.isBefore(unit.exposed.plus(window));
  }

  private String unit(TableRow row, String visitorColumn) {
    String visitor = text(row, visitorColumn);
    return personOf.getOrDefault(visitor, "visitor " + visitor);
  }

  private static String text(TableRow row, String column) {
    return row.value(column, String.class);
  }

  private static List<TableRow> rows(KernelTables kernel, TableSpec table) {
    return kernel.rows(TableRead.of(table));
  }
}
