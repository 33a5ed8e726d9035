package io.waymark.storage.kernel;

import io.waymark.table.TableSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** Table properties that keep a table readable by every reader of Delta reader version 1. */
final class TableProperties {
  private TableProperties() {}

  static Map<String, String> of(TableSpec table) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("comment", "One row per " + table.grain() + ".");
    properties.put("delta.enableDeletionVectors", "false");
    properties.put("delta.enableTypeWidening", "false");
    properties.put("delta.columnMapping.mode", "none");
    properties.put("delta.checkpointPolicy", "classic");
    properties.put("delta.logRetentionDuration", "interval 30 days");
    properties.put("delta.deletedFileRetentionDuration", "interval 7 days");
    if (!table.skipping().isEmpty()) {
      properties.put("delta.dataSkippingStatsColumns", String.join(",", table.skipping()));
    }
    return properties;
  }
}
