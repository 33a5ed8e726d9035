package io.waymark.insight;

import java.util.BitSet;
import java.util.Random;

/** Days of a shop with a weekly cycle and a memory of its own. */
public final class SimulatedDays {
  private final Random random;
  private final int days;
  private final double memory;
  private final double spread;
  private final BitSet closed = new BitSet();

  /**
   * Days to come of one random stream.
   *
   * @param memory share of a day's deviation that the next day keeps
   * @param spread standard deviation of what is new on a day, on the scale of log odds
   */
  public SimulatedDays(Random random, int days, double memory, double spread) {
    this.random = random;
    this.days = days;
    this.memory = memory;
    this.spread = spread;
  }

  /** Nobody comes on these days, the last one excluded. */
  public SimulatedDays closed(int from, int to) {
    closed.set(from, to);
    return this;
  }

  /** What is new on each day, before cycle and memory. */
  public double[] news() {
    double[] news = new double[days];
    for (int day = 0; day < days; day++) {
      news[day] = spread * random.nextGaussian();
    }
    return news;
  }

  /** The same news later, with what is new by itself: an effect of so much of the spread. */
  public double[] following(double[] news, int lag, double share) {
    double[] own = news();
    for (int day = 0; day < days; day++) {
      double followed = day < lag ? spread * random.nextGaussian() : news[day - lag];
      own[day] = share * followed + Math.sqrt(1 - share * share) * own[day];
    }
    return own;
  }

  /** Sessions that do something of about so many a day. */
  public DailyShares shares(double[] news, int sessionsADay, double rate) {
    long[] sessions = new long[days];
    long[] doing = new long[days];
    double state = 0;
    for (int day = 0; day < days; day++) {
      state = memory * state + news[day];
      double weekly = 0.2 * Math.sin(2 * Math.PI * day / 7);
      double odds = rate / (1 - rate) * Math.exp(state + weekly);
      sessions[day] = closed.get(day) ? 0 : sessions(sessionsADay, day);
      doing[day] = binomial(sessions[day], odds / (1 + odds));
    }
    return new DailyShares(sessions, doing);
  }

  private static long sessions(int sessionsADay, int day) {
    return Math.round(sessionsADay * (1 + 0.3 * Math.cos(2 * Math.PI * day / 7)));
  }

  /** By its normal limit, which is close enough for hundreds of sessions. */
  private long binomial(long trials, double share) {
    double drawn = trials * share + Math.sqrt(trials * share * (1 - share)) * random.nextGaussian();
    return Math.max(0, Math.min(trials, Math.round(drawn)));
  }
}
