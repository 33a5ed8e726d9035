package io.waymark.config;

import java.util.List;

/**
 * Where things are; Hadoop URIs, or plain paths of this machine's disk.
 *
 * @param path folder of the tables
 * @param landing folder of the raw files: {@code <landing>/<source>/<yyyy-MM-dd or history>/…}
 * @param sparkOptions options of the Spark session, as key=value
 */
public record WarehouseSettings(String path, String landing, List<String> sparkOptions) {
  public WarehouseSettings {
    sparkOptions = List.copyOf(sparkOptions);
  }
}
