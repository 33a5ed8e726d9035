package io.waymark.insight.audience;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often one visitor, or person, did what on which business day. Days count from 1970-01-01. */
public final class UnitDays {
  private final Map<String, NavigableMap<Integer, Long>> counts = new HashMap<>();

  /** Adds occurrences; those of one day and label add up. */
  public void add(String label, int day, long count) {
    counts.computeIfAbsent(label, any -> new TreeMap<>()).merge(day, count, Long::sum);
  }

  /** Occurrences from one day to another, both included. */
  long count(String label, int first, int last) {
    NavigableMap<Integer, Long> days = counts.get(label);
    long sum = 0;
    if (days != null) {
      for (long count : days.subMap(first, true, last, true).values()) {
        sum += count;
      }
    }
    return sum;
  }
}
