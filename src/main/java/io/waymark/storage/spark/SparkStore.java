package io.waymark.storage.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.waymark.storage.CommitInfo;
import io.waymark.storage.LandingDays;
import io.waymark.storage.RowFilter;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.FileOfDays;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.storage.kernel.TableFiles;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import io.waymark.table.spark.SparkTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
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

  /** Rows are those of the files; in later versions the log may say otherwise. */
  private static final int PLAIN_READER = 1;

  private static final String DELTA = "delta";

  private final SparkSession spark;
  private final WarehouseLayout layout;
  private final WarehouseLock lock;
  private final KernelTables tables;
  private final KernelWriter creator;
  private final TableFiles files;
  private final SparkTuning tuning;

  public SparkStore(SparkSession spark, WarehouseLayout layout, WarehouseLock lock) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    this.spark = spark;
    this.layout = layout;
    this.lock = lock;
    this.tables = new KernelTables(layout, hadoop);
    this.creator = new KernelWriter(tables, lock);
    this.files = new TableFiles(tables, lock, hadoop);
    this.tuning = new SparkTuning(spark);
    ParquetOptions.set(spark);
  }

  /**
   * Suits the session to the work that comes.
   *
   * @param bytes of the files that will be read
   */
  public void expect(long bytes) {
    tuning.expect(bytes);
  }

  /** Leaves the session as it was found. */
  public void close() {
    tuning.reset();
  }

  public SparkSession spark() {
    return spark;
  }

  /** The table as it is now, whatever is written before the dataset is used. */
  public Dataset<Row> read(TableSpec table) {
    return read(table, version(table));
  }

  public Dataset<Row> read(TableSpec table, long version) {
    return read(TableRead.of(table).at(version));
  }

  /** The rows that fulfil the condition; files that can't hold any are not opened. */
  public Dataset<Row> read(TableRead read) {
    long version = read.version().orElseGet(() -> version(read.table()));
    List<StoredFile> wanted =
        version == EMPTY ? List.of() : tables.files(read.at(version).only(List.of()));
    return where(read.filter(), rows(read.table(), wanted));
  }

  /** The rows of some days. */
  public Dataset<Row> read(TableSpec table, String dayColumn, NavigableSet<LocalDate> days) {
    if (days.isEmpty()) {
      return rows(table, List.of());
    }
    return read(TableRead.of(table)
            .where(RowFilter.all().andDays(dayColumn, days.first(), days.last())))
        .where(col(dayColumn).isInCollection(days));
  }

  /** No rows, with the columns of the table. */
  public Dataset<Row> none(TableSpec table) {
    return rows(table, List.of());
  }

  /** The rows in files of one version that another version does not have. */
  public Dataset<Row> readUnlike(TableSpec table, long version, long other) {
    if (version == EMPTY) {
      return rows(table, List.of());
    }
    List<StoredFile> own = new ArrayList<>(tables.files(TableRead.of(table).at(version)));
    if (other != EMPTY) {
      own.removeAll(tables.files(TableRead.of(table).at(other)));
    }
    return rows(table, own);
  }

  /**
   * The rows in files of a former version that the table does not have any more. A file that is not
   * there was lost, and repair has its whole landing day read again: its rows tell nothing new.
   */
  public Dataset<Row> readFormer(TableSpec table, long version) {
    if (version == EMPTY) {
      return rows(table, List.of());
    }
    List<StoredFile> former = new ArrayList<>(tables.files(TableRead.of(table).at(version)));
    former.removeAll(tables.files(TableRead.of(table)));
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    former.removeIf(file -> !file.isThere(table, hadoop));
    return rows(table, former);
  }

  private Dataset<Row> rows(TableSpec table, List<StoredFile> wanted) {
    if (wanted.isEmpty()) {
      // Spark then leaves out whatever would be done with its rows.
      return spark.createDataFrame(List.of(), SparkTables.schema(table));
    }
    if (tables.protocol(table).readerVersion() > PLAIN_READER) {
      throw StorageProblems.newerReader(table, layout.table(table));
    }
    return LoggedFiles.read(spark, table, layout.table(table), wanted);
  }

  private static Dataset<Row> where(RowFilter filter, Dataset<Row> rows) {
    Dataset<Row> wanted = rows;
    for (RowFilter.Range range : filter.ranges()) {
      wanted = wanted.where(col(range.column()).between(lit(range.low()), lit(range.high())));
    }
    return wanted;
  }

  /** About how many rows it has on the days: asks its log alone. */
  public long rowsAbout(TableSpec table, Set<LocalDate> days) {
    return files.ofDays(table, new LandingDays(days, false)).stream()
        .mapToLong(FileOfDays::rows)
        .sum();
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
    return commit(
        table,
        nothing
            .write()
            .format(DELTA)
            .option("userMetadata", info.toJson())
            .mode(SaveMode.Append)
            .option("mergeSchema", true));
  }

  /** Adds rows, in as many files as the dataset has partitions (times table partitions). */
  public long append(TableSpec table, Dataset<Row> rows, CommitInfo info) {
    long before = version(table);
    return files.replace(
        table, before, Set.of(), written(table, SparkTables.conform(table, rows)), info);
  }

  /** Puts the rows in the place of all rows of the days; a row of another day is an error. */
  public long replaceDays(
      TableSpec table, Set<LocalDate> days, Dataset<Row> rows, FilePer filePer, CommitInfo info) {
    return publish(stageDays(table, days, rows, filePer), info);
  }

  /** Puts the rows in the place of all rows of a table without days. */
  public long replaceAll(TableSpec table, Dataset<Row> rows, CommitInfo info) {
    long before = version(table);
    Set<String> removed =
        tables.files(TableRead.of(table).at(before)).stream()
            .map(StoredFile::uri)
            .collect(Collectors.toSet());
    List<StoredFile> added = written(table, SparkTables.conform(table, rows));
    return files.replace(table, before, removed, added, info);
  }

  /** Writes what {@link #replaceDays} would, and leaves the table as it is. */
  public StagedDays stageDays(
      TableSpec table, Set<LocalDate> days, Dataset<Row> rows, FilePer filePer) {
    return stage(table, new LandingDays(days, false), rows, filePer);
  }

  /** Puts staged rows in the place of those of their days. */
  public long publish(StagedDays staged, CommitInfo info) {
    return staged.removed().isEmpty() && staged.added().isEmpty()
        ? staged.before()
        : files.replace(staged.table(), staged.before(), staged.removed(), staged.added(), info);
  }

  /** Removes what was staged. */
  public void discard(StagedDays staged) {
    ParquetFiles.delete(staged.table(), staged.added(), spark);
  }

  /** As {@link #replaceDays}, for tables of deliveries. */
  public long replaceLandingDays(
      TableSpec table, LandingDays landing, Dataset<Row> rows, CommitInfo info) {
    return publish(stage(table, landing, rows, FilePer.DAY), info);
  }

  private StagedDays stage(TableSpec table, LandingDays days, Dataset<Row> rows, FilePer filePer) {
    if (days.isEmpty()) {
      return new StagedDays(table, version(table), Set.of(), List.of());
    }
    long before = version(table);
    DayRows dayRows = new DayRows(table, days);
    List<FileOfDays> replaced = files.ofDays(table, days);
    List<StoredFile> shared =
        replaced.stream().filter(FileOfDays::hasOthers).map(FileOfDays::file).toList();
    Dataset<Row> given = dayRows.checked(SparkTables.conform(table, rows));
    Dataset<Row> others = shared.isEmpty() ? none(table) : dayRows.others(rows(table, shared));
    return new StagedDays(
        table,
        before,
        replaced.stream().map(FileOfDays::uri).collect(Collectors.toSet()),
        written(table, new DayFiles(table, filePer).of(days.days(), given, others)));
  }

  private List<StoredFile> written(TableSpec table, Dataset<Row> rows) {
    lock.check();
    return ParquetFiles.write(table, layout.table(table), rows);
  }

  // Two commits at once on a local disk both report success: only the versions can tell.
  private long commit(TableSpec table, DataFrameWriter<Row> writer) {
    long before = tables.version(table);
    lock.check();
    writer.save(layout.table(table));
    lock.check();
    long after = tables.version(table);
    if (after > before + 1) {
      throw StorageProblems.foreignCommit(table, before + 1);
    }
    return after;
  }
}
