package io.waymark.storage.kernel.parquet;

import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.engine.ParquetHandler;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.schema.LogicalTypeAnnotation;

/**
 * Reads and writes Parquet for Kernel on Spark 4.0, which brings Parquet 1.15: Kernel's own handler
 * does not even load without the types for geometry of Parquet 1.16. Knows the types of our tables
 * and of checkpoints. Slower than Kernel's, so used only where that one can't be; to be dropped
 * with Spark 4.0.
 */
public final class OlderParquet implements ParquetHandler {
  private final Configuration hadoop;

  public OlderParquet(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** Whether the Parquet on the class path is too old for Kernel's own handler. */
  public static boolean isPresent() {
    Class<?> types = LogicalTypeAnnotation.class;
    return types.getResource(types.getSimpleName() + "$GeometryLogicalTypeAnnotation.class")
        == null;
  }

  /** Without the predicate, which may spare work but need not. */
  @Override
  public CloseableIterator<FileReadResult> readParquetFiles(
      CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) {
    return files.flatMap(file -> new FileBatches(hadoop, file.getPath(), schema));
  }

  /** All rows in one file: what is written without Spark is small. */
  @Override
  public CloseableIterator<DataFileStatus> writeParquetFiles(
      String folder,
      CloseableIterator<FilteredColumnarBatch> batches,
      List<Column> statisticsColumns)
      throws IOException {
    if (!batches.hasNext()) {
      return Utils.toCloseableIterator(Collections.emptyIterator());
    }
    Path path = new Path(folder, UUID.randomUUID() + ".parquet");
    WrittenFile file = WrittenFile.of(hadoop, path, batches);
    org.apache.hadoop.fs.FileStatus status = path.getFileSystem(hadoop).getFileStatus(path);
    return Utils.singletonCloseableIterator(
        new DataFileStatus(
            status.getPath().toString(),
            status.getLen(),
            status.getModificationTime(),
            Optional.of(file.statistics(statisticsColumns))));
  }

  @Override
  public void writeParquetFileAtomically(
      String file, CloseableIterator<FilteredColumnarBatch> batches) throws IOException {
    Path target = new Path(file);
    Path unfinished =
        new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID() + ".tmp");
    FileSystem files = target.getFileSystem(hadoop);
    try (batches) {
      if (files.exists(target)) {
        throw new FileAlreadyExistsException(file);
      }
      WrittenFile.of(hadoop, unfinished, batches);
      if (!files.rename(unfinished, target)) {
        throw new IOException(unfinished + " could not be renamed to " + target.getName());
      }
    } finally {
      files.delete(unfinished, false);
    }
  }
}
