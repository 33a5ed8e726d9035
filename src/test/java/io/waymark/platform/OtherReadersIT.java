package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.DailyProductRates;
import io.waymark.table.DailyStageRates;
import io.waymark.table.IngestedFiles;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and views are read alike by Delta Kernel, by the deltalake package, and by DuckDB. */
@Tag("default-line")
class OtherReadersIT {
  @TempDir private static Path folder;

  /** Views that add up the days of a table, and of which of its rows. */
  private static final Map<String, TableSpec> SUMMED =
      Map.of(
          "conversion_rates", DailyConversionRates.TABLE,
          "stage_rates", DailyStageRates.TABLE,
          "funnel_steps", DailyFunnelSteps.TABLE,
          "product_rates", DailyProductRates.TABLE);

  private static List<String> said;
  private static KernelTables stored;
  private static List<TableSpec> tables;

  @BeforeAll
  static void read() throws Exception {
    Shop shop = Shop.published();
    WarehouseLayout layout = new WarehouseLayout(shop.warehouse().toString());
    stored = new KernelTables(layout);
    tables =
        new WarehouseTables(List.of(), List.of()).all().stream().filter(stored::exists).toList();
    Path views =
        Files.writeString(
            folder.resolve("views.sql"), shop.waymark("views").run().succeeded().out());
    said =
        ChildProcess.of("target/python/readers/bin/python", "src/it/python/readers.py")
            .with(tables.stream().map(layout::table).toArray(String[]::new))
            .reading(views)
            .limit(Duration.ofMinutes(5))
            .run()
            .succeeded()
            .out()
            .lines()
            .toList();
  }

  @Test
  void everyTableSaysTheSameToOtherReaders() {
    List<String> expected =
        tables.stream().map(table -> line(table, stored.rows(TableRead.of(table)))).toList();

    assertThat(said.stream().filter(line -> !line.startsWith("v_")))
        .containsExactlyElementsOf(expected)
        .hasSizeGreaterThan(20);
  }

  @Test
  void viewsAddUpToTheTablesInAnotherEngine() {
    Map<String, String> views =
        said.stream()
            .filter(line -> line.startsWith("v_"))
            .collect(Collectors.toMap(line -> line.split(" ", 2)[0], line -> line + " "));
    SUMMED.forEach(
        (name, table) -> {
          List<TableRow> rows = stored.rows(TableRead.of(table));
          if (table.column(DailyFunnelSteps.IS_MATURE).isPresent()) {
            rows =
                rows.stream()
                    .filter(row -> row.value(DailyFunnelSteps.IS_MATURE, Boolean.class))
                    .toList();
          }
          for (String period : List.of("daily", "weekly", "monthly")) {
            assertThat(views.get("v_" + period + "_" + name)).contains(sums(table, rows));
          }
        });
    assertThat(views.get("v_events")).startsWith("v_events rows=" + accepted() + " ");
    assertThat(views).hasSize(16);
  }

  /** Of the rows whose files were read once: all of this shop. */
  private static long accepted() {
    return stored.rows(TableRead.of(IngestedFiles.TABLE)).stream()
        .mapToLong(file -> file.value(IngestedFiles.ACCEPTED, Long.class))
        .sum();
  }

  private static List<String> sums(TableSpec table, List<TableRow> rows) {
    return table.columns().stream()
        .filter(column -> column.type() == ColumnType.LONG)
        .filter(column -> !column.name().endsWith("visitors"))
        .map(column -> " " + column.name() + "=" + figure(column, rows) + " ")
        .toList();
  }

  private static String line(TableSpec table, List<TableRow> rows) {
    StringBuilder line = new StringBuilder(table.name() + " version=1 rows=" + rows.size());
    for (ColumnSpec column : table.columns()) {
      line.append(' ').append(column.name()).append('=').append(figure(column, rows));
    }
    return line.toString();
  }

  /** The sum of whole numbers; of other columns how many values there are. */
  private static BigInteger figure(ColumnSpec column, List<TableRow> rows) {
    boolean isWhole = column.type() == ColumnType.INT || column.type() == ColumnType.LONG;
    return rows.stream()
        .flatMap(row -> row.optional(column.name(), Object.class).stream())
        .map(value -> isWhole ? ((Number) value).longValue() : 1L)
        .map(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
