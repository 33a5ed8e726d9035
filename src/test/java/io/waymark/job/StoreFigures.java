package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Slice;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.PublishedAssert;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of the daily tables of a warehouse, of days that have sessions. */
final class StoreFigures {
  private static final List<String> ABOUT_RUNS =
      List.of("run_id", "computed_at", "definition_version", "is_final");

  /** What adds up over the values of a dimension: sessions, events and money, never visitors. */
  private static final List<String> ADDITIVE =
      List.of(
          "sessions",
          "converting_sessions",
          "events",
          "value",
          "reached",
          "made",
          "went_on",
          "dropped");

  private static final List<String> NEVER_LOWER =
      List.of("converting_sessions", "events", "converting_visitors", "value", "reached", "made");

  private static final List<String> SHARES =
      List.of(
          "session_rate",
          "visitor_rate",
          "reached_rate",
          "made_rate",
          "drop_off_rate",
          "add_rate",
          "buy_rate");

  private final List<Map<String, String>> rows;

  private StoreFigures(List<Map<String, String>> rows) {
    this.rows = rows;
  }

  static StoreFigures of(LocalWarehouse warehouse) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String table :
        List.of("daily_conversion_rates", "daily_stage_rates", "daily_product_rates")) {
      Dataset<Row> published = warehouse.table(table);
      String[] names =
          Arrays.stream(published.columns())
              .filter(name -> !ABOUT_RUNS.contains(name))
              .toArray(String[]::new);
      for (List<String> cells : PublishedAssert.show(published, names)) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], cells.get(i));
        }
        row.put("table", table);
        rows.add(row);
      }
    }
    rows.removeIf(row -> cell(row, "sessions").equals("0"));
    return new StoreFigures(rows);
  }

  /** Every row of a store, without its name. */
  List<String> ofStore(String store) {
    return ofStoreShifted(store, 0);
  }

  List<String> ofStoreShifted(String store, int days) {
    return ofStoreOnly(store).stream()
        .map(
            row -> {
              Map<String, String> shifted = new TreeMap<>(row);
              shifted.remove("store_id");
              LocalDate day = LocalDate.parse(cell(row, "session_date"));
              shifted.put("session_date", day.plusDays(days).toString());
              return shifted.toString();
            })
        .toList();
  }

  private List<Map<String, String>> ofStoreOnly(String store) {
    return rows.stream().filter(row -> cell(row, "store_id").equals(store)).toList();
  }

  /** P7: sessions are the same, and no numerator is lower. */
  void assertNeverLower(String store, String withMore) {
    Map<String, Map<String, String>> more = new HashMap<>();
    ofStoreOnly(withMore).forEach(row -> more.put(place(row), row));
    assertThat(more).hasSameSizeAs(ofStoreOnly(store));
    for (Map<String, String> row : ofStoreOnly(store)) {
      Map<String, String> other = Objects.requireNonNull(more.get(place(row)), row.toString());
      assertThat(cell(other, "sessions")).isEqualTo(cell(row, "sessions"));
      for (String name : NEVER_LOWER) {
        if (row.containsKey(name)) {
          assertThat(number(other, name))
              .as("P7: %s of %s", name, row)
              .isGreaterThanOrEqualTo(number(row, name));
        }
      }
    }
  }

  /** P7: shares lie between none and all, and what is reached only falls. */
  void assertShares() {
    for (Map<String, String> row : rows) {
      for (String name : SHARES) {
        if (!cell(row, name).isEmpty()) {
          assertThat(number(row, name))
              .as("P7: %s of %s", name, row)
              .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        }
      }
      if (row.containsKey("reached")) {
        assertThat(number(row, "went_on")).isLessThanOrEqualTo(number(row, "reached"));
      }
    }
  }

  /** P10: each slice adds up to the total. */
  void assertAddsUp(List<Slice> slices) {
    Map<List<String>, BigDecimal> total = sums("total");
    for (Slice slice : slices) {
      assertThat(sums(slice.name())).as("P10: slice %s", slice.name()).isEqualTo(total);
    }
  }

  private Map<List<String>, BigDecimal> sums(String slice) {
    Map<List<String>, BigDecimal> sums = new HashMap<>();
    for (Map<String, String> row : rows) {
      if (cell(row, "slice").equals(slice)) {
        for (String name : ADDITIVE) {
          if (row.containsKey(name)) {
            sums.merge(measure(row, name), number(row, name), BigDecimal::add);
          }
        }
      }
    }
    return sums;
  }

  private static List<String> measure(Map<String, String> row, String name) {
    return List.of(
        cell(row, "table"),
        cell(row, "store_id"),
        cell(row, "session_date"),
        cell(row, "conversion") + cell(row, "stage_ordinal"),
        name);
  }

  /** Everything that is neither a figure nor the store. */
  private static String place(Map<String, String> row) {
    Map<String, String> place = new TreeMap<>(row);
    place
        .keySet()
        .removeIf(
            name ->
                name.equals("store_id")
                    || ADDITIVE.contains(name)
                    || name.contains("visitors")
                    || name.contains("rate")
                    || name.contains("per_session")
                    || name.contains("effective")
                    || name.contains("interval"));
    return place.toString();
  }

  private static BigDecimal number(Map<String, String> row, String name) {
    return new BigDecimal(cell(row, name));
  }

  private static String cell(Map<String, String> row, String name) {
    return row.getOrDefault(name, "");
  }
}
