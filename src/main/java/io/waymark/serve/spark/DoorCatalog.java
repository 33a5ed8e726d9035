package io.waymark.serve.spark;

import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import io.waymark.table.view.SqlDialect;
import io.waymark.table.view.ViewSpec;
import io.waymark.table.view.WarehouseViews;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  /**
   * Registers the tables that are there and are for readers, and the views over them; of bronze,
   * which is for engineers, only what a view reads. Gives how many.
   */
  int register(WarehouseTables tables) {
    WarehouseViews views = new WarehouseViews(tables);
    Set<String> read = new TreeSet<>();
    views.all().forEach(view -> read.addAll(views.reads(view)));
    KernelTables stored = new KernelTables(layout, spark.sparkContext().hadoopConfiguration());
    Set<String> registered = new TreeSet<>();
    for (TableSpec table : tables.all()) {
      boolean isForReaders = table.layer() != Layer.BRONZE || read.contains(table.name());
      if (isForReaders && stored.exists(table)) {
        register(table);
        registered.add(table.name());
      }
    }
    boolean hasSketches = spark.catalog().functionExists("theta_union_agg");
    for (ViewSpec view : views.all()) {
      boolean isPossible = hasSketches || !view.needsSketches();
      if (isPossible && registered.containsAll(views.reads(view))) {
        spark.sql(SqlDialect.SPARK.create(view));
        registered.add(view.name());
      }
    }
    return registered.size();
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
