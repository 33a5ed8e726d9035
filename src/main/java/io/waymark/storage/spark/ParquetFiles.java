package io.waymark.storage.spark;

import io.waymark.storage.StorageProblems;
import io.waymark.storage.StoredFile;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes rows as data files into the folder of a table. They count when its log names them; what a
 * killed run has left there never does, and goes with the next vacuum.
 */
final class ParquetFiles {
  private static final String NULL_PARTITION = "__HIVE_DEFAULT_PARTITION__";

  private ParquetFiles() {}

  /** Writes them into a new folder, by the partition column of the table. */
  static List<StoredFile> write(TableSpec table, String root, Dataset<Row> rows) {
    Path folder = new Path(root, UUID.randomUUID().toString());
    DataFrameWriter<Row> writer =
        rows.write().option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    table.partition().ifPresent(name -> writer.partitionBy(name));
    writer.parquet(folder.toString());
    try {
      FileSystem files =
          folder.getFileSystem(rows.sparkSession().sparkContext().hadoopConfiguration());
      return files.exists(folder) ? list(table, files, folder) : List.of();
    } catch (IOException e) {
      throw StorageProblems.unwritable(table, folder.toString(), e);
    }
  }

  /** Deletes files that no log names. */
  static void delete(TableSpec table, List<StoredFile> written, SparkSession spark) {
    for (StoredFile file : written) {
      Path path = new Path(file.uri());
      try {
        path.getFileSystem(spark.sparkContext().hadoopConfiguration()).delete(path, false);
      } catch (IOException e) {
        throw StorageProblems.unwritable(table, file.uri(), e);
      }
    }
  }

  private static List<StoredFile> list(TableSpec table, FileSystem files, Path folder)
      throws IOException {
    List<StoredFile> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      Path path = file.getPath();
      if (path.getName().endsWith(".parquet")) {
        found.add(new StoredFile(path.toString(), file.getLen(), partition(table, path)));
      }
    }
    return found;
  }

  private static Map<String, String> partition(TableSpec table, Path file) {
    if (table.partition().isEmpty()) {
      return Map.of();
    }
    String[] parts = file.getParent().getName().split("=", 2);
    return parts[1].equals(NULL_PARTITION) ? Map.of() : Map.of(parts[0], parts[1]);
  }
}
