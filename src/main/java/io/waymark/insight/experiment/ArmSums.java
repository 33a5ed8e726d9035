package io.waymark.insight.experiment;

import java.util.Map;

/**
 * The units whose first variant was this one, and exact sums over those that count: they saw no
 * other variant, and their window has passed.
 *
 * @param variant declared or not
 * @param exposed all that came with a session that counts
 * @param crossed of them those that saw several variants
 * @param exposureDays days on which any of them was first exposed
 * @param units those that count
 * @param sessions Σd of them
 * @param sessionsSquared Σd²
 * @param metrics by conversion
 */
public record ArmSums(
    String variant,
    long exposed,
    long crossed,
    long exposureDays,
    long units,
    long sessions,
    long sessionsSquared,
    Map<String, MetricSums> metrics) {
  public ArmSums {
    metrics = Map.copyOf(metrics);
  }

  static ArmSums none(String variant) {
    return new ArmSums(variant, 0, 0, 0, 0, 0, 0, Map.of());
  }

  MetricSums metric(String conversion) {
    return metrics.getOrDefault(conversion, new MetricSums(0, 0, 0, 0, 0, 0, 0, 0, 0));
  }
}
