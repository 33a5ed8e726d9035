package io.waymark.storage.kernel.parquet;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;

/** A file that was written here, and what its end says of it. */
record WrittenFile(StructType schema, ParquetMetadata footer) {

  /** Writes the selected rows; there must be a batch, because the first one knows the columns. */
  static WrittenFile of(
      Configuration hadoop, Path path, CloseableIterator<FilteredColumnarBatch> batches)
      throws IOException {
    FilteredColumnarBatch batch = batches.next();
    StructType schema = batch.getData().getSchema();
    MessageType stored = StoredSchema.of(schema);
    ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(HadoopOutputFile.fromPath(path, hadoop))
            .withType(stored)
            .withConf(hadoop)
            .withCompressionCodec(
                CompressionCodecName.fromConf(hadoop.get(ParquetOutputFormat.COMPRESSION)))
            .build();
    try (writer) {
      write(batch, stored, writer);
      while (batches.hasNext()) {
        write(batches.next(), stored, writer);
      }
    }
    return new WrittenFile(schema, writer.getFooter());
  }

  DataFileStatistics statistics(List<Column> columns) {
    return FileStatistics.of(footer, schema, columns);
  }

  private static void write(
      FilteredColumnarBatch batch, MessageType stored, ParquetWriter<Group> writer)
      throws IOException {
    for (int row = 0; row < batch.getData().getSize(); row++) {
      if (isSelected(batch, row)) {
        Group group = new SimpleGroup(stored);
        for (int column = 0; column < stored.getFieldCount(); column++) {
          GroupValues.add(group, column, batch.getData().getColumnVector(column), row);
        }
        writer.write(group);
      }
    }
  }

  private static boolean isSelected(FilteredColumnarBatch batch, int row) {
    if (batch.getSelectionVector().isEmpty()) {
      return true;
    }
    ColumnVector selection = batch.getSelectionVector().get();
    return !selection.isNullAt(row) && selection.getBoolean(row);
  }
}
