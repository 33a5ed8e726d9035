package io.waymark.storage.kernel.parquet;

import io.delta.kernel.expressions.Column;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.StructType;
import io.waymark.storage.StorageProblems;
import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** What the end of a data file says of its rows. */
public record FileFooter(TableSpec table, String uri, ParquetMetadata footer) {

  public static FileFooter read(TableSpec table, String uri, Configuration hadoop) {
    Path path = new Path(uri);
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
      return new FileFooter(table, uri, reader.getFooter());
    } catch (IOException e) {
      throw StorageProblems.unreadable(table, uri, e);
    }
  }

  public long rows() {
    return footer.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  /** A null in a column that may have none is a mistake in our code, and must not be committed. */
  public void requireValues() {
    for (BlockMetaData block : footer.getBlocks()) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        Statistics<?> known = chunk.getStatistics();
        String column = chunk.getPath().toDotString();
        boolean isNullable = table.column(column).map(ColumnSpec::isNullable).orElse(true);
        if (!isNullable && known.isNumNullsSet() && known.getNumNulls() > 0) {
          throw new IllegalStateException(
              table.name() + " requires " + column + ", which is null in rows of " + uri);
        }
      }
    }
  }

  public DataFileStatistics statistics(StructType schema, List<Column> columns) {
    return FileStatistics.of(footer, schema, columns);
  }
}
