package io.waymark.bench;

import io.waymark.config.Settings;
import io.waymark.rate.ThetaSketches;
import io.waymark.storage.Bytes;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyVisitors;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How large the published tables are, and how far off their sketches. */
final class GoldTables {
  private final KernelTables kernel;
  private final WarehouseTables tables;

  GoldTables(Settings settings) {
    kernel = new KernelTables(new WarehouseLayout(settings.warehouse().path()));
    tables = settings.tables();
  }

  /** Rows of the day and of all days, and stored bytes of all days. */
  void print(LocalDate day) {
    for (TableSpec table : tables.all()) {
      if (table.layer() == Layer.GOLD && kernel.exists(table)) {
        TableRead all = TableRead.of(table);
        System.out.printf(
            Locale.ROOT,
            "%-24s %,9d rows %,12d bytes%n",
            table.name(),
            rows(all),
            kernel.bytes(all));
      }
    }
    sketches(day);
  }

  /**
   * The worst of the sketches, beside the exact counts that {@code daily_conversion_rates} has of
   * the same visitors.
   */
  private void sketches(LocalDate day) {
    RowFilter ofDay = RowFilter.all().andDays(DailyVisitors.SESSION_DATE, day, day);
    Map<List<Object>, Double> exact = new HashMap<>();
    kernel.read(
        TableRead.of(tables.dailyConversionRates()).where(ofDay),
        row ->
            exact.put(
                key(row, row.value(DailyConversionRates.CONVERSION, String.class)),
                (double) row.value(DailyConversionRates.CONVERTING_VISITORS, Long.class)));
    List<Double> errors = new ArrayList<>();
    kernel.read(
        TableRead.of(tables.dailyVisitors()).where(ofDay),
        row -> {
          Double visitors = exact.get(key(row, row.value(DailyVisitors.CONVERSION, String.class)));
          if (visitors != null && visitors > ThetaSketches.NOMINAL_ENTRIES) {
            Bytes sketch = row.value(DailyVisitors.VISITOR_SKETCH, Bytes.class);
            errors.add(Math.abs(ThetaSketches.estimate(sketch.toArray()) / visitors - 1));
          }
        });
    System.out.printf(
        Locale.ROOT,
        "sketches of more than %,d visitors: %d, root mean square error %.2f %%, worst %.2f %%%n",
        ThetaSketches.NOMINAL_ENTRIES,
        errors.size(),
        100 * Math.sqrt(errors.stream().mapToDouble(e -> e * e).average().orElse(Double.NaN)),
        100 * errors.stream().mapToDouble(e -> e).max().orElse(Double.NaN));
  }

  private List<Object> key(TableRow row, String conversion) {
    List<Object> key = new ArrayList<>(List.of(conversion));
    key.add(row.value(DailyVisitors.SLICE, String.class));
    tables.dimensionNames().forEach(name -> key.add(row.value(name, String.class)));
    return key;
  }

  private long rows(TableRead read) {
    return kernel.rows(read).size();
  }
}
