package io.waymark.statistics;

/**
 * Sums over clusters (visitors), of which each brings {@code m} hits in {@code d} chances. Exact
 * integers, so that their order of addition cannot show in a published figure.
 *
 * @param clusters all with a chance, those without a hit as well
 * @param hits Σm
 * @param chances Σd
 * @param hitsSquared Σm²
 * @param hitsByChances Σmd
 * @param chancesSquared Σd²
 */
public record ClusterSums(
    long clusters,
    long hits,
    long chances,
    long hitsSquared,
    long hitsByChances,
    long chancesSquared) {
  public ClusterSums {
    if (hits < 0 || hits > chances || clusters < 0 || clusters > chances) {
      throw new IllegalArgumentException(
          hits + " hits in " + chances + " chances of " + clusters + " clusters");
    }
  }
}
