package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What BI reads is read alike by Delta Kernel, by the deltalake package, and by DuckDB. */
@Tag("default-line")
class OtherReadersIT {
  @Test
  void everyTableThatBiReadsSaysTheSameToOtherReaders() throws Exception {
    Shop shop = Shop.published();
    WarehouseLayout layout = new WarehouseLayout(shop.warehouse().toString());
    KernelTables stored = new KernelTables(layout);
    List<String> expected = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (TableSpec table : new WarehouseTables(List.of(), List.of()).all()) {
      if (table.layer() != Layer.BRONZE && stored.exists(table)) {
        places.add(layout.table(table));
        expected.add(line(table, stored.rows(TableRead.of(table))));
      }
    }

    List<String> said =
        ChildProcess.of("target/python/readers/bin/python", "src/it/python/readers.py")
            .with(places.toArray(String[]::new))
            .limit(Duration.ofMinutes(5))
            .run()
            .succeeded()
            .out()
            .lines()
            .toList();

    assertThat(said).containsExactlyElementsOf(expected).hasSizeGreaterThan(15);
  }

  private static String line(TableSpec table, List<TableRow> rows) {
    StringBuilder line = new StringBuilder(table.name() + " version=1 rows=" + rows.size());
    for (ColumnSpec column : table.columns()) {
      line.append(' ').append(column.name()).append('=').append(figure(column, rows));
    }
    return line.toString();
  }

  /** The sum of whole numbers; of other columns how many values there are. */
  private static long figure(ColumnSpec column, List<TableRow> rows) {
    boolean isWhole = column.type() == ColumnType.INT || column.type() == ColumnType.LONG;
    return rows.stream()
        .flatMap(row -> row.optional(column.name(), Object.class).stream())
        .mapToLong(value -> isWhole ? ((Number) value).longValue() : 1)
        .sum();
  }
}
