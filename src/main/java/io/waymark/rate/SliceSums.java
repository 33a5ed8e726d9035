package io.waymark.rate;

/** Sums over the visitors of one store, day and slice value, for each conversion. */
final class SliceSums {
  private final long[] converting;
  private final long[] convertingSquared;
  private final long[] convertingBySessions;
  private final long[] convertingVisitors;
  private final long[] occurrences;
  private final long[] values;
  private long sessions;
  private long sessionsSquared;
  private long visitors;

  SliceSums(int conversions) {
    converting = new long[conversions];
    convertingSquared = new long[conversions];
    convertingBySessions = new long[conversions];
    convertingVisitors = new long[conversions];
    occurrences = new long[conversions];
    values = new long[conversions];
  }

  /** All that a visitor did here; once per visitor. */
  void add(VisitorCounts visitor) {
    long d = visitor.sessions();
    visitors++;
    sessions += d;
    sessionsSquared = Math.addExact(sessionsSquared, Math.multiplyExact(d, d));
    for (int i = 0; i < values.length; i++) {
      long m = visitor.convertingSessions(i);
      if (m > 0) {
        convertingVisitors[i]++;
        converting[i] += m;
        convertingSquared[i] = Math.addExact(convertingSquared[i], Math.multiplyExact(m, m));
        convertingBySessions[i] = Math.addExact(convertingBySessions[i], Math.multiplyExact(m, d));
        occurrences[i] += visitor.occurrences(i);
        values[i] = Math.addExact(values[i], visitor.value(i));
      }
    }
  }

  /** In the order of {@link SumColumns#NAMES}. */
  long[] of(int conversion) {
    return new long[] {
      sessions,
      converting[conversion],
      occurrences[conversion],
      visitors,
      convertingVisitors[conversion],
      values[conversion],
      convertingSquared[conversion],
      convertingBySessions[conversion],
      sessionsSquared
    };
  }
}
