package io.waymark.cli;

import io.waymark.storage.Json;
import io.waymark.storage.TableRow;
import io.waymark.table.Dimensions;
import io.waymark.table.RateAlerts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The alerts of a day, for people and for programs. */
final class AlertText {
  private static final List<String> FIELDS =
      List.of(
          RateAlerts.STORE_ID,
          RateAlerts.RATE_KIND,
          RateAlerts.RATE,
          RateAlerts.SLICE,
          RateAlerts.STATUS,
          RateAlerts.DIRECTION,
          RateAlerts.SPAN_DAYS,
          RateAlerts.HITS,
          RateAlerts.CHANCES,
          RateAlerts.OBSERVED_RATE,
          RateAlerts.EXPECTED_RATE,
          RateAlerts.BAND_LOW,
          RateAlerts.BAND_HIGH,
          RateAlerts.SIGMA_Z,
          RateAlerts.DAYS_IN_ROW,
          RateAlerts.P_VALUE,
          RateAlerts.ADJUSTED_P_VALUE,
          RateAlerts.CAUSE,
          RateAlerts.ALERTS_OF_DAY);

  private final LocalDate day;
  private final List<TableRow> rows;
  private final List<String> dimensions;

  AlertText(LocalDate day, List<TableRow> rows, List<String> dimensions) {
    this.day = day;
    this.rows = rows;
    this.dimensions = dimensions;
  }

  boolean hasAlerts() {
    return count(RateAlerts.STATUS_ALERT) > 0;
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("date", day.toString());
    fields.put("alerts", count(RateAlerts.STATUS_ALERT));
    fields.put("pending", count(RateAlerts.STATUS_PENDING));
    fields.put("text", lines());
    fields.put("rates", rows.stream().map(this::fields).toList());
    return fields;
  }

  private Map<String, Object> fields(TableRow row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    FIELDS.forEach(name -> row.optional(name, Object.class).ifPresent(v -> fields.put(name, v)));
    dimensions.stream()
        .filter(name -> !row.value(name, String.class).equals(Dimensions.ALL))
        .forEach(name -> fields.put(name, row.value(name, String.class)));
    fields.put(
        RateAlerts.EXPLAINED_BY, Json.read(row.value(RateAlerts.EXPLAINED_BY, String.class)));
    return fields;
  }

  String lines() {
    if (rows.isEmpty()) {
      return day + ": every rate lies within its expected band";
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row)));
    return String.join(System.lineSeparator(), lines);
  }

  private String line(TableRow row) {
    List<String> values =
        dimensions.stream()
            .map(name -> row.value(name, String.class))
            .filter(value -> !value.equals(Dimensions.ALL))
            .toList();
    return String.format(
        Locale.ROOT,
        "%s %s %s: %s %s%s %.2f %% of %,d, expected %.2f %% (%.2f to %.2f %%), over %d days; %s",
        day,
        row.value(RateAlerts.STORE_ID, String.class),
        row.value(RateAlerts.STATUS, String.class),
        row.value(RateAlerts.RATE_KIND, String.class),
        row.value(RateAlerts.RATE, String.class),
        values.isEmpty() ? "" : " " + String.join(", ", values),
        percent(row, RateAlerts.OBSERVED_RATE),
        row.value(RateAlerts.CHANCES, Long.class),
        percent(row, RateAlerts.EXPECTED_RATE),
        percent(row, RateAlerts.BAND_LOW),
        percent(row, RateAlerts.BAND_HIGH),
        row.value(RateAlerts.SPAN_DAYS, Integer.class),
        row.value(RateAlerts.CAUSE, String.class).replace('_', ' '));
  }

  private long count(String status) {
    return rows.stream()
        .filter(row -> row.value(RateAlerts.STATUS, String.class).equals(status))
        .count();
  }

  private static double percent(TableRow row, String column) {
    return 100 * row.value(column, Double.class);
  }
}
