package io.waymark.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Hits and chances of one rate on consecutive days; a day without chances has 0 of both. */
public final class DailyCounts {
  private final LocalDate first;
  private final long[] hits;
  private final long[] chances;

  public DailyCounts(LocalDate first, int days) {
    this.first = first;
    this.hits = new long[days];
    this.chances = new long[days];
  }

  public DailyCounts(LocalDate first, long[] hits, long[] chances) {
    this.first = first;
    this.hits = hits.clone();
    this.chances = chances.clone();
  }

  public void set(LocalDate day, long dayHits, long dayChances) {
    int index = index(day);
    hits[index] = dayHits;
    chances[index] = dayChances;
  }

  /** Place of the day, from 0; days before the first are negative. */
  public int index(LocalDate day) {
    return Math.toIntExact(ChronoUnit.DAYS.between(first, day));
  }

  int days() {
    return hits.length;
  }

  long hits(int index) {
    return hits[index];
  }

  long chances(int index) {
    return chances[index];
  }

  /** 0 to 6. */
  int weekday(int index) {
    return Math.floorMod(first.toEpochDay() + index, 7);
  }

  /** From one place to before another. */
  long sumOfHits(int from, int to) {
    return sum(hits, from, to);
  }

  long sumOfChances(int from, int to) {
    return sum(chances, from, to);
  }

  private static long sum(long[] values, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }

  long[] hits(int from, int to) {
    return Arrays.copyOfRange(hits, from, to);
  }

  long[] chances(int from, int to) {
    return Arrays.copyOfRange(chances, from, to);
  }
}
