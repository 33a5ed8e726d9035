package io.waymark.storage.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.waymark.storage.Json;
import io.waymark.storage.TableSize;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;

/** What the log knows of the data without opening a data file. */
final class KernelStatistics {
  private KernelStatistics() {}

  /**
   * The greatest value of a column of whole numbers; empty when a file has none, be it that it
   * holds nulls only or that its writer kept no statistics.
   */
  static OptionalLong greatest(Engine engine, Snapshot snapshot, String column) throws IOException {
    ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
    long greatest = Long.MIN_VALUE;
    try (CloseableIterator<Row> files =
        scan.getScanFiles(engine, true).flatMap(FilteredColumnarBatch::getRows)) {
      while (files.hasNext()) {
        JsonNode value = maximum(files.next(), column);
        if (!value.isIntegralNumber()) {
          return OptionalLong.empty();
        }
        greatest = Math.max(greatest, value.longValue());
      }
    }
    return greatest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(greatest);
  }

  /**
   * How much the files of a version hold.
   *
   * @param without files that are left out
   */
  static TableSize size(Engine engine, Snapshot snapshot, Set<String> without) throws IOException {
    ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
    long count = 0;
    long bytes = 0;
    OptionalLong rows = OptionalLong.of(0);
    try (CloseableIterator<Row> files =
        scan.getScanFiles(engine, true).flatMap(FilteredColumnarBatch::getRows)) {
      while (files.hasNext()) {
        Row file = files.next();
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        if (without.contains(status.getPath())) {
          continue;
        }
        count++;
        bytes += status.getSize();
        JsonNode records = statistics(file).path("numRecords");
        rows =
            rows.isPresent() && records.isIntegralNumber()
                ? OptionalLong.of(rows.getAsLong() + records.longValue())
                : OptionalLong.empty();
      }
    }
    return new TableSize(count, bytes, rows);
  }

  private static JsonNode maximum(Row file, String column) {
    return statistics(file).path("maxValues").path(column);
  }

  private static JsonNode statistics(Row file) {
    Row add = file.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
    int place = InternalScanFileUtils.ADD_FILE_STATS_ORDINAL;
    return Json.read(add.isNullAt(place) ? "{}" : add.getString(place));
  }
}
