package io.waymark.serve.spark;

import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Registers the tables by name in the catalog of the server, which is in memory: at their places in
 * the warehouse, so that a query reads the newest version of each. Nothing is written.
 */
final class DoorCatalog {
  private static final String DATABASE = "default";

  private final org.apache.spark.sql.classic.SparkSession spark;
  private final WarehouseLayout layout;

  DoorCatalog(SparkSession spark, WarehouseLayout layout) {
    this.spark = (org.apache.spark.sql.classic.SparkSession) spark;
    this.layout = layout;
  }

  /** Registers what is there and is for readers, which bronze is not; gives how many tables. */
  int register(WarehouseTables tables) {
    KernelTables stored = new KernelTables(layout, spark.sparkContext().hadoopConfiguration());
    int registered = 0;
    for (TableSpec table : tables.all()) {
      if (table.layer() != Layer.BRONZE && stored.exists(table)) {
        register(table);
        registered++;
      }
    }
    return registered;
  }

  private void register(TableSpec table) {
    StructType columns =
        spark
            .catalog()
            .createTable(
                table.name(),
                "delta",
                new StructType(),
                "One row per " + table.grain() + ".",
                Map.of("path", layout.table(table)))
            .schema();
    // Delta keeps the columns in its log alone, but drivers list columns by the catalog.
    spark.sharedState().externalCatalog().alterTableDataSchema(DATABASE, table.name(), columns);
  }
}
