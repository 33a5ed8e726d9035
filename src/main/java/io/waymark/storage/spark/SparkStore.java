package io.waymark.storage.spark;

import static org.apache.spark.sql.functions.col;

import io.delta.tables.DeltaTable;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.LandingDays;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import io.waymark.table.spark.SparkTables;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Reads and writes the tables of a warehouse with Spark; every write says the version it made. */
public final class SparkStore {
  /** The version at which tables are made, without rows. */
  private static final long EMPTY = 0;

  private static final String DELTA = "delta";
  private static final String USER_METADATA = "spark.databricks.delta.commitInfo.userMetadata";

  private static final String IGNORE_MISSING = "spark.sql.files.ignoreMissingFiles";

  private final SparkSession spark;
  private final WarehouseLayout layout;
  private final WarehouseLock lock;
  private final KernelTables tables;
  private final KernelWriter creator;

  public SparkStore(SparkSession spark, WarehouseLayout layout, WarehouseLock lock) {
    this.spark = spark;
    this.layout = layout;
    this.lock = lock;
    this.tables = new KernelTables(layout, spark.sparkContext().hadoopConfiguration());
    this.creator = new KernelWriter(tables, lock);
    ParquetOptions.set(spark);
  }

  public SparkSession spark() {
    return spark;
  }

  /** The table as it is now, whatever is written before the dataset is used. */
  public Dataset<Row> read(TableSpec table) {
    return read(table, version(table));
  }

  public Dataset<Row> read(TableSpec table, long version) {
    if (version == EMPTY) {
      // Spark then leaves out whatever would be done with its rows.
      return spark.createDataFrame(List.of(), SparkTables.schema(table));
    }
    return spark.read().format(DELTA).option("versionAsOf", version).load(layout.table(table));
  }

  /** Has nothing ever been written to the table? */
  public boolean isEmpty(TableSpec table) {
    return version(table) == EMPTY;
  }

  public long version(TableSpec table) {
    return tables.version(table);
  }

  /** Makes the table if it is missing, and adds declared columns that it lacks. */
  public long prepare(TableSpec table, CommitInfo info) {
    creator.create(table);
    List<ColumnSpec> missing = tables.missingColumns(table);
    if (missing.isEmpty()) {
      return tables.version(table);
    }
    StructType wider = new StructType();
    for (ColumnSpec column : table.columns()) {
      // Rows that are there already have no value, so an added column can't require one.
      boolean isNullable = column.isNullable() || missing.contains(column);
      DataType type = SparkTables.dataType(column.type());
      wider = wider.add(column.name(), type, isNullable, column.comment());
    }
    Dataset<Row> nothing = spark.createDataFrame(List.of(), wider);
    return commit(table, writer(nothing, info).mode(SaveMode.Append).option("mergeSchema", true));
  }

  /** Adds rows, in as many files as the dataset has partitions (times table partitions). */
  public long append(TableSpec table, Dataset<Row> rows, CommitInfo info) {
    return commit(table, writer(SparkTables.conform(table, rows), info).mode(SaveMode.Append));
  }

  /** Puts the rows in the place of all rows of the days; a row of another day is an error. */
  public long replaceDays(
      TableSpec table, Set<LocalDate> days, Dataset<Row> rows, FilePer filePer, CommitInfo info) {
    if (days.isEmpty()) {
      return version(table);
    }
    return replaceWhere(
        table, DayPredicate.days(table, days), together(table, days, rows, filePer), info);
  }

  /** As {@link #replaceDays}, for tables of deliveries. */
  public long replaceLandingDays(
      TableSpec table, LandingDays landing, Dataset<Row> rows, CommitInfo info) {
    if (landing.isEmpty()) {
      return version(table);
    }
    String where =
        landing.isWithHistory()
            ? DayPredicate.daysAndHistory(table, landing.days())
            : DayPredicate.days(table, landing.days());
    return replaceWhere(table, where, together(table, landing.days(), rows, FilePer.DAY), info);
  }

  public long replaceAll(TableSpec table, Dataset<Row> rows, CommitInfo info) {
    Dataset<Row> conformed = SparkTables.conform(table, rows).repartition(1);
    return commit(table, writer(conformed, info).mode(SaveMode.Overwrite));
  }

  /** Makes the table what it was at an earlier version; says the version that this made. */
  public long restore(TableSpec table, long earlier, CommitInfo info) {
    spark.conf().set(USER_METADATA, info.toJson());
    // A repair that was killed is taken back as well: its table then misses files again.
    spark.conf().set(IGNORE_MISSING, "true");
    try {
      return commit(
          table, () -> DeltaTable.forPath(spark, layout.table(table)).restoreToVersion(earlier));
    } finally {
      spark.conf().unset(USER_METADATA);
      spark.conf().unset(IGNORE_MISSING);
    }
  }

  private long replaceWhere(TableSpec table, String where, Dataset<Row> rows, CommitInfo info) {
    if (version(table) == EMPTY) {
      return commit(table, writer(rows, info).mode(SaveMode.Append));
    }
    return commit(table, writer(rows, info).mode(SaveMode.Overwrite).option("replaceWhere", where));
  }

  /** Tables without partitions are small: one file. */
  private static Dataset<Row> together(
      TableSpec table, Collection<LocalDate> days, Dataset<Row> rows, FilePer filePer) {
    Dataset<Row> conformed = SparkTables.conform(table, rows);
    if (table.partition().isEmpty()) {
      return conformed.repartition(1);
    }
    if (filePer == FilePer.MONTH) {
      return conformed.repartition(1, col(table.partition().orElseThrow()));
    }
    return conformed.repartition(DayFiles.partitions(days), col(DayPredicate.dayColumn(table)));
  }

  private static DataFrameWriter<Row> writer(Dataset<Row> rows, CommitInfo info) {
    return rows.write().format(DELTA).option("userMetadata", info.toJson());
  }

  private long commit(TableSpec table, DataFrameWriter<Row> writer) {
    return commit(table, () -> writer.save(layout.table(table)));
  }

  // Two commits at once on a local disk both report success: only the versions can tell.
  private long commit(TableSpec table, Runnable write) {
    long before = tables.version(table);
    lock.check();
    write.run();
    lock.check();
    long after = tables.version(table);
    if (after > before + 1) {
      throw StorageProblems.foreignCommit(table, before + 1);
    }
    return after;
  }
}
