package io.waymark.config;

import java.io.Serializable;

/**
 * What a hostile or broken file may cost at most.
 *
 * @param lineBytes a longer line is rejected, its beginning kept
 * @param rawTextBytes how much of a rejected record is kept
 * @param fileBytes decompressed size of a file
 * @param expansion decompressed bytes per compressed byte of a file
 * @param depth nesting of a record
 * @param fields fields of a record
 * @param textBytes length of a text that becomes a column
 */
public record LimitSettings(
    long lineBytes,
    long rawTextBytes,
    long fileBytes,
    long expansion,
    int depth,
    int fields,
    int textBytes)
    implements Serializable {
  public LimitSettings {
    if (lineBytes < 1 || rawTextBytes < 0 || fileBytes < 1 || expansion < 1 || depth < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (fields < 1 || textBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
