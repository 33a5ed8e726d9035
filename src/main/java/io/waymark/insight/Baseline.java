package io.waymark.insight;

import io.waymark.config.AlertSettings;
import io.waymark.statistics.LaneySpread;
import io.waymark.statistics.SmoothedRate;
import java.util.Arrays;

/**
 * What the days before some day let expect of a rate: its level, which follows slow change, how its
 * weekdays differ, and how much its days vary by nature.
 *
 * @param level of the last weeks
 * @param usual median of the baseline's weeks, which an event of some weeks can't move
 * @param spread σ_z of its days, at least 1
 * @param weekdays shift of the log-odds by weekday
 * @param days with chances
 * @param chances that a day usually has, by weekday
 */
public record Baseline(
    SmoothedRate level,
    double usual,
    double spread,
    Weekdays weekdays,
    int days,
    Weekdays chances) {
  private static final int WEEK = Weekdays.COUNT;

  /** How much the log-odds of weekdays of a shop differ, as a guess before there is data. */
  private static final double WEEKDAY_VARIANCE = 0.15 * 0.15;

  /** Of the days from one place to before another. */
  static Baseline of(DailyCounts counts, int from, int to, AlertSettings settings) {
    double memory = Math.pow(0.5, 1.0 / settings.memory());
    SmoothedRate level = SmoothedRate.of(counts.hits(from, to), counts.chances(from, to), memory);
    Weekdays weekdays = weekdays(counts, from, to);
    int days = 0;
    for (int i = from; i < to; i++) {
      days += counts.chances(i) > 0 ? 1 : 0;
    }
    double[] z = new double[days];
    int next = 0;
    for (int i = from; i < to; i++) {
      if (counts.chances(i) > 0) {
        double expected = shifted(level.rate(), weekdays.of(counts.weekday(i)));
        double variance = counts.chances(i) * expected * (1 - expected);
        z[next++] = (counts.hits(i) - counts.chances(i) * expected) / Math.sqrt(variance);
      }
    }
    return new Baseline(
        level,
        usual(counts, from, to),
        LaneySpread.of(z),
        weekdays,
        days,
        chances(counts, from, to, memory));
  }

  /** Expected rate of a weekday when the level is the given one. */
  double expected(double rate, int weekday) {
    return shifted(rate, weekdays.of(weekday));
  }

  /** What a drop is held against: a week that was unusually good is none. */
  double lower() {
    return Math.min(level.rate(), usual);
  }

  /** What a rise is held against. */
  double higher() {
    return Math.max(level.rate(), usual);
  }

  private static double usual(DailyCounts counts, int from, int to) {
    double[] weeks = new double[(to - from + WEEK - 1) / WEEK];
    int known = 0;
    for (int end = to; end > from; end -= WEEK) {
      int start = Math.max(from, end - WEEK);
      long chances = counts.sumOfChances(start, end);
      if (chances > 0) {
        weeks[known++] = (counts.sumOfHits(start, end) + 0.5) / (chances + 1);
      }
    }
    double[] sorted = Arrays.copyOf(weeks, known);
    Arrays.sort(sorted);
    return known == 0
        ? 0.5
        : known % 2 == 1 ? sorted[known / 2] : (sorted[known / 2 - 1] + sorted[known / 2]) / 2;
  }

  /** The mean of the last weeks, shared out as the weekdays of the whole baseline are. */
  private static Weekdays chances(DailyCounts counts, int from, int to, double memory) {
    double[] sums = new double[WEEK];
    double[] days = new double[WEEK];
    double mean = 0;
    double weights = 0;
    for (int i = from; i < to; i++) {
      sums[counts.weekday(i)] += counts.chances(i);
      days[counts.weekday(i)]++;
      mean = mean * memory + counts.chances(i);
      weights = weights * memory + 1;
    }
    double all = Arrays.stream(sums).sum() / (to - from);
    for (int day = 0; day < WEEK; day++) {
      double share = all == 0 || days[day] == 0 ? 1 : sums[day] / days[day] / all;
      sums[day] = mean / weights * share;
    }
    return new Weekdays(sums);
  }

  /** Shifts of the log-odds, drawn towards 0 the more the less a weekday's counts can tell. */
  private static Weekdays weekdays(DailyCounts counts, int from, int to) {
    double[] hits = new double[WEEK];
    double[] chances = new double[WEEK];
    for (int i = from; i < to; i++) {
      hits[counts.weekday(i)] += counts.hits(i);
      chances[counts.weekday(i)] += counts.chances(i);
    }
    double all = (Arrays.stream(hits).sum() + 0.5) / (Arrays.stream(chances).sum() + 1);
    double[] shifts = new double[WEEK];
    for (int day = 0; day < WEEK; day++) {
      double information = chances[day] * all * (1 - all);
      double rate = (hits[day] + all) / (chances[day] + 1);
      double trust = WEEKDAY_VARIANCE / (WEEKDAY_VARIANCE + 1 / Math.max(information, 1e-9));
      shifts[day] = trust * (logOdds(rate) - logOdds(all));
    }
    return new Weekdays(shifts);
  }

  private static double shifted(double rate, double shift) {
    return shift == 0 ? rate : 1 / (1 + Math.exp(-(logOdds(rate) + shift)));
  }

  private static double logOdds(double rate) {
    return Math.log(rate / (1 - rate));
  }
}
