package io.waymark.insight.experiment;

import io.waymark.config.ExperimentSettings.Measure;
import io.waymark.statistics.ClusterSums;
import io.waymark.statistics.CovariateSums;

/**
 * Exact sums over the units of one arm, of one conversion.
 *
 * @param hits Σm, m sessions of a unit with the conversion
 * @param hitsSquared Σm²
 * @param hitsBySessions Σmd, d sessions of the unit
 * @param convertingUnits units with any
 * @param before Σx, x sessions of the unit with the conversion before its first exposure
 * @param beforeSquared Σx²
 * @param hitsByBefore Σmx
 * @param sessionsByBefore Σdx
 * @param convertingByBefore Σx of the converting units
 */
public record MetricSums(
    long hits,
    long hitsSquared,
    long hitsBySessions,
    long convertingUnits,
    long before,
    long beforeSquared,
    long hitsByBefore,
    long sessionsByBefore,
    long convertingByBefore) {

  /** A unit is one chance, or its sessions are. */
  CovariateSums of(Measure measure, ArmSums arm) {
    if (measure == Measure.SESSION_RATE) {
      return new CovariateSums(
          new ClusterSums(
              arm.units(),
              hits,
              arm.sessions(),
              hitsSquared,
              hitsBySessions,
              arm.sessionsSquared()),
          before,
          beforeSquared,
          hitsByBefore,
          sessionsByBefore);
    }
    return new CovariateSums(
        new ClusterSums(
            arm.units(),
            convertingUnits,
            arm.units(),
            convertingUnits,
            convertingUnits,
            arm.units()),
        before,
        beforeSquared,
        convertingByBefore,
        before);
  }
}
