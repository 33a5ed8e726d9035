package io.waymark.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A share of several days together: its counts add up, and its interval rests on the effective
 * numbers of the days. Weighted by their sizes, days of n chances with e effective ones carry
 * together N² ÷ Σ(n² ÷ e) of them (the effective sample size of Kish 1965). Visitors who come on
 * several days are taken as others on each.
 *
 * @param hits of the chances
 * @param effectiveChances at most the chances; 0 when there are none
 */
public record SummedShare(long hits, long chances, double effectiveChances) {
  public SummedShare {
    if (hits < 0 || hits > chances) {
      throw new IllegalArgumentException(hits + " hits in " + chances + " chances");
    }
  }

  public OptionalDouble rate() {
    return chances == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / chances);
  }

  /** Wilson at the effective chances; empty without any. */
  public Optional<Interval> interval(double z) {
    if (chances == 0 || effectiveChances <= 0) {
      return Optional.empty();
    }
    double complement = (double) (chances - hits) / chances;
    return Optional.of(Wilson.interval((double) hits / chances, complement, effectiveChances, z));
  }

  /** The interval of this share minus the former one, see {@link Newcombe}. */
  public Optional<Span> changeSince(SummedShare former, double z) {
    Optional<Interval> before = former.interval(z);
    Optional<Interval> after = interval(z);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Newcombe.interval(
            former.rate().orElseThrow(), before.get(), rate().orElseThrow(), after.get()));
  }

  /** Adds up days. */
  public static final class Sum {
    private long hits;
    private long chances;
    private double squares;

    /**
     * Adds a day.
     *
     * @param effective empty when fewer than two visitors came: they are worth one chance
     */
    public void add(long dayHits, long dayChances, OptionalDouble effective) {
      hits += dayHits;
      chances += dayChances;
      if (dayChances > 0) {
        squares += (double) dayChances * dayChances / effective.orElse(1);
      }
    }

    public SummedShare share() {
      double effective =
          squares == 0 ? 0 : Math.min((double) chances, (double) chances * chances / squares);
      return new SummedShare(hits, chances, effective);
    }
  }
}
