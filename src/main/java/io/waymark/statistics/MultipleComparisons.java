package io.waymark.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Adjusts the p-values of a family that was declared beforehand. */
public final class MultipleComparisons {
  private MultipleComparisons() {}

  /** Holm (1979): bounds the chance of any false finding, whatever the dependence. */
  public static List<Double> holm(List<Double> pValues) {
    List<Double> adjusted = new ArrayList<>(pValues);
    double largest = 0;
    int left = pValues.size();
    for (int place : smallestFirst(pValues)) {
      largest = Math.max(largest, Math.min(1, left * pValues.get(place)));
      adjusted.set(place, largest);
      left--;
    }
    return List.copyOf(adjusted);
  }

  /** Benjamini and Hochberg (1995): bounds the share of false findings among all findings. */
  public static List<Double> benjaminiHochberg(List<Double> pValues) {
    List<Double> adjusted = new ArrayList<>(pValues);
    List<Integer> order = new ArrayList<>(smallestFirst(pValues));
    Collections.reverse(order);
    double smallest = 1;
    int rank = pValues.size();
    for (int place : order) {
      smallest = Math.min(smallest, pValues.get(place) * pValues.size() / rank);
      adjusted.set(place, smallest);
      rank--;
    }
    return List.copyOf(adjusted);
  }

  /** Equal ones in the order in which they were given. */
  private static List<Integer> smallestFirst(List<Double> pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("no p-value: " + p);
      }
    }
    return IntStream.range(0, pValues.size())
        .boxed()
        .sorted(Comparator.comparing(pValues::get))
        .toList();
  }
}
