package io.waymark.rate;

/** What one visitor did on one day in sessions that look alike. */
final class VisitorCounts {
  private final long[] convertingSessions;
  private final long[] occurrences;
  private final long[] values;
  private long sessions;

  VisitorCounts(int conversions) {
    convertingSessions = new long[conversions];
    occurrences = new long[conversions];
    values = new long[conversions];
  }

  void add(Fact fact) {
    if (fact.isSession()) {
      sessions++;
    } else {
      convertingSessions[fact.conversion()]++;
      occurrences[fact.conversion()] += fact.occurrences();
      values[fact.conversion()] = Math.addExact(values[fact.conversion()], fact.value());
    }
  }

  void add(VisitorCounts other) {
    sessions += other.sessions;
    for (int i = 0; i < values.length; i++) {
      convertingSessions[i] += other.convertingSessions[i];
      occurrences[i] += other.occurrences[i];
      values[i] = Math.addExact(values[i], other.values[i]);
    }
  }

  long sessions() {
    return sessions;
  }

  long convertingSessions(int conversion) {
    return convertingSessions[conversion];
  }

  long occurrences(int conversion) {
    return occurrences[conversion];
  }

  long value(int conversion) {
    return values[conversion];
  }
}
