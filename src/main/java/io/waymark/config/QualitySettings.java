package io.waymark.config;

/**
 * What a day's figures must look like to be published.
 *
 * @param volumeDays how many days before a day its number of sessions is compared with
 * @param lowestVolume least share of their median that is expected
 * @param highestVolume greatest share of their median that is expected
 * @param isVolumeStopping true: an unexpected number of sessions stops the run; false: it warns
 * @param maxRowsPerDay figures of a store and day may take about so many rows at most
 */
public record QualitySettings(
    int volumeDays,
    double lowestVolume,
    double highestVolume,
    boolean isVolumeStopping,
    int maxRowsPerDay) {
  public QualitySettings {
    if (maxRowsPerDay < 1) {
      throw new IllegalArgumentException("max-rows-per-day must be at least 1");
    }
    if (volumeDays < 1) {
      throw new IllegalArgumentException("days must be at least 1");
    }
    if (lowestVolume < 0 || highestVolume < lowestVolume) {
      throw new IllegalArgumentException("lowest must be at least 0 and at most highest");
    }
  }
}
