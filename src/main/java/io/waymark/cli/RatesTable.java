package io.waymark.cli;

import io.waymark.config.Slice;
import io.waymark.job.PublishedTables;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The session rates of a store's last days, for a terminal. */
final class RatesTable {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);

  private final KernelTables tables;
  private final TableSpec rates;
  private final List<String> conversions;

  /**
   * Reads the published rates.
   *
   * @param conversions names in the order in which they are shown
   */
  RatesTable(KernelTables tables, TableSpec rates, List<String> conversions) {
    this.tables = tables;
    this.rates = rates;
    this.conversions = List.copyOf(conversions);
  }

  /** The last days up to the given one; empty when the store has none of them. */
  Optional<String> text(String store, LocalDate last, int days) {
    Map<LocalDate, Map<String, TableRow>> byDay = new TreeMap<>();
    RowFilter wanted =
        RowFilter.all()
            .andDays(DailyConversionRates.SESSION_DATE, last.minusDays(days - 1L), last)
            .andEqual(DailyConversionRates.STORE_ID, store)
            .andEqual(DailyConversionRates.SLICE, Slice.TOTAL);
    tables.read(
        new PublishedTables(tables).read(rates).where(wanted),
        row ->
            byDay
                .computeIfAbsent(day(row), d -> new TreeMap<>())
                .put(row.value(DailyConversionRates.CONVERSION, String.class), row));
    return byDay.isEmpty() ? Optional.empty() : Optional.of(layOut(byDay));
  }

  private String layOut(Map<LocalDate, Map<String, TableRow>> byDay) {
    List<String> header = new ArrayList<>(List.of("conversion", "stage"));
    byDay.keySet().forEach(day -> header.add(day.format(DAY)));
    header.add("95 % interval");
    TextColumns text = new TextColumns(2, header.toArray(String[]::new));
    List<String> sessions = new ArrayList<>(List.of("(all sessions)", ""));
    byDay.values().forEach(rows -> sessions.add(count(rows.values().iterator().next())));
    sessions.add("");
    text.add(sessions.toArray(String[]::new));
    for (String conversion : conversions) {
      text.add(line(conversion, byDay).toArray(String[]::new));
    }
    return text.toString();
  }

  private static List<String> line(String conversion, Map<LocalDate, Map<String, TableRow>> byDay) {
    List<String> cells = new ArrayList<>(List.of(conversion, ""));
    String interval = "";
    for (Map<String, TableRow> rows : byDay.values()) {
      Optional<TableRow> row = Optional.ofNullable(rows.get(conversion));
      row.ifPresent(r -> cells.set(1, r.value(DailyConversionRates.STAGE, String.class)));
      cells.add(row.map(r -> percent(r, DailyConversionRates.SESSION_RATE)).orElse(""));
      interval =
          row.map(
                  r ->
                      percent(r, DailyConversionRates.SESSION_RATE_LOW)
                          + " – "
                          + percent(r, DailyConversionRates.SESSION_RATE_HIGH))
              .orElse("");
    }
    cells.add(interval);
    return cells;
  }

  private static LocalDate day(TableRow row) {
    return row.value(DailyConversionRates.SESSION_DATE, LocalDate.class);
  }

  private static String count(TableRow row) {
    return String.format(Locale.ROOT, "%,d", row.value(DailyConversionRates.SESSIONS, Long.class));
  }

  private static String percent(TableRow row, String column) {
    return row.optional(column, Double.class)
        .map(share -> String.format(Locale.ROOT, "%.1f %%", 100 * share))
        .orElse("–");
  }
}
