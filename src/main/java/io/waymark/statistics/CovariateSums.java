package io.waymark.statistics;

/**
 * Sums over visitors of an outcome, m hits in d chances, and of what the same visitor did before
 * the experiment, x. Whole numbers.
 *
 * @param before Σx
 * @param beforeSquared Σx²
 * @param hitsByBefore Σmx
 * @param chancesByBefore Σdx
 */
public record CovariateSums(
    ClusterSums outcome,
    long before,
    long beforeSquared,
    long hitsByBefore,
    long chancesByBefore) {}
