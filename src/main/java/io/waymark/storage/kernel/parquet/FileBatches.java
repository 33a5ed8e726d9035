package io.waymark.storage.kernel.parquet;

import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The rows of one file; of its columns only those that are wanted. */
final class FileBatches implements CloseableIterator<FileReadResult> {
  private static final int ROWS_AT_ONCE = 1024;

  private final String file;
  private final StructType schema;
  private final ParquetReader<Group> reader;
  private @Nullable Group next;

  FileBatches(Configuration hadoop, String file, StructType schema) {
    this.file = file;
    this.schema = schema;
    try {
      reader =
          ParquetReader.builder(new WantedColumns(schema), new Path(file)).withConf(hadoop).build();
    } catch (IOException e) {
      throw unreadable(e);
    }
    next = read();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public FileReadResult next() {
    List<Group> rows = new ArrayList<>(ROWS_AT_ONCE);
    for (; next != null && rows.size() < ROWS_AT_ONCE; next = read()) {
      rows.add(next);
    }
    if (rows.isEmpty()) {
      throw new NoSuchElementException(file);
    }
    return new FileReadResult(StoredValues.batch(rows, schema), file);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  // A damaged file is an unchecked error of Parquet; callers expect one of Kernel.
  private @Nullable Group read() {
    try {
      return reader.read();
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private KernelEngineException unreadable(Exception cause) {
    return new KernelEngineException("Reading " + file + " failed: " + cause.getMessage(), cause);
  }

  private static final class WantedColumns extends GroupReadSupport {
    private final StructType schema;

    private WantedColumns(StructType schema) {
      this.schema = schema;
    }

    @Override
    public ReadContext init(InitContext context) {
      MessageType stored = context.getFileSchema();
      List<Type> wanted =
          stored.getFields().stream().filter(type -> schema.indexOf(type.getName()) >= 0).toList();
      return new ReadContext(new MessageType(stored.getName(), wanted));
    }
  }
}
