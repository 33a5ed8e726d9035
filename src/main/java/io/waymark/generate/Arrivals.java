package io.waymark.generate;

import java.time.LocalDate;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Who comes when: visits in order of their start. New visitors fill what those who come back leave
 * of the day's number. Only who may still come back is remembered, for {@link #HORIZON_DAYS} days
 * at most. Returns are played through for some days before the first, so that it is a day like any
 * other.
 */
final class Arrivals {
  static final int HORIZON_DAYS = 60;
  private static final int DAYS_BEFORE = 40;
  private static final long MIN_SILENCE = 35 * 60_000L;
  private static final long PLAYED_LENGTH = 10 * 60_000L;
  private static final double HOUR = 3_600_000;
  private static final double SILENCE_HOURS = 280;
  private static final double SILENCE_SIGMA = 1.7;
  private static final int BEFORE_MIDNIGHT = 9 * 60_000;
  private static final long BOT_KEYS = 1L << 55;

  private final ShopSettings settings;
  private final Seasons seasons;
  private final int part;
  private final PriorityQueue<Coming> pending = new PriorityQueue<>(Coming.IN_ORDER);
  private final int[] expected;
  private final LocalDate firstPlayed;
  private int days;
  private int unexpected;
  private long dayEnd = Long.MIN_VALUE;

  Arrivals(ShopSettings settings, int part) {
    this.settings = settings;
    this.part = part;
    seasons = new Seasons(settings);
    expected = new int[DAYS_BEFORE + settings.days()];
    firstPlayed = settings.firstDay().minusDays(DAYS_BEFORE);
  }

  /** The next visit; empty after the last day. */
  Optional<Coming> next() {
    while (true) {
      Coming coming = pending.peek();
      if (coming != null && coming.start() < dayEnd) {
        pending.remove();
        if (days > DAYS_BEFORE) {
          return Optional.of(coming);
        }
        ended(coming, coming.start() + PLAYED_LENGTH);
      } else if (days == expected.length) {
        return Optional.empty();
      } else {
        openDay();
      }
    }
  }

  /** Decides whether and when the visitor of a visit comes again. */
  void ended(Coming visit, long end) {
    Visitor visitor = Visitor.of(settings, visit.visitorKey(), visit.isBot());
    if (visitor.isBot() || visit.number() >= visitor.loyalty()) {
      return;
    }
    Dice dice = new Dice(settings.seed(), visit.visitorKey() | Salt.COMING, visit.number() + 1L);
    // Those who come often come at shorter intervals.
    double median = SILENCE_HOURS / StrictMath.pow(visitor.loyalty(), 0.4);
    double hours = dice.logNormal(median, SILENCE_SIGMA);
    int number = visit.number() + 1;
    if (hours < 24) {
      long start = end + Math.max(MIN_SILENCE, (long) (hours * HOUR));
      boolean isToday = start < dayEnd;
      unexpected += isToday ? 1 : 0;
      expect(
          new Coming(start, visit.visitorKey(), number, false, false), isToday ? days - 1 : days);
    } else if (hours < HORIZON_DAYS * 24) {
      int dayIndex = days - 1 + (int) Math.round(hours / 24);
      expect(onDay(dayIndex, visit.visitorKey(), number, end + MIN_SILENCE, dice), dayIndex);
    }
  }

  private void openDay() {
    LocalDate day = firstPlayed.plusDays(days);
    dayEnd = seasons.startOf(day.plusDays(1));
    long visits = visitsOfPart(seasons.visits(day));
    long bots = Math.round(visits * settings.faults().bots());
    // As many as yesterday will come twice today.
    long others = visits - bots - expected[days] - unexpected;
    unexpected = 0;
    days++;
    for (int index = 0; index < others; index++) {
      pending.add(onDay(days - 1, key(index), 1, Long.MIN_VALUE, coming(key(index))));
    }
    for (int index = 0; index < bots; index++) {
      long key = key(index) | BOT_KEYS;
      pending.add(new Coming(seasons.timeOn(day, coming(key)), key, 1, true, false));
    }
  }

  private Coming onDay(int dayIndex, long key, int number, long earliest, Dice dice) {
    LocalDate day = firstPlayed.plusDays(dayIndex);
    boolean isOverMidnight = dice.chance(settings.faults().midnightCrossings());
    long start = seasons.timeOn(day, dice);
    if (isOverMidnight) {
      start = seasons.startOf(day.plusDays(1)) - 1 - dice.below(BEFORE_MIDNIGHT);
    }
    boolean isTooEarly = start < earliest;
    return new Coming(
        isTooEarly ? earliest : start, key, number, false, isOverMidnight && !isTooEarly);
  }

  private void expect(Coming coming, int dayIndex) {
    if (dayIndex < expected.length) {
      expected[dayIndex]++;
      pending.add(coming);
    }
  }

  private Dice coming(long key) {
    return new Dice(settings.seed(), key | Salt.COMING, 1);
  }

  /** Day, part and running number: growing numbers add visitors and change none. */
  private long key(int index) {
    return (long) days << 40 | (long) part << 28 | index;
  }

  private long visitsOfPart(long visits) {
    int parts = settings.filesPerDay();
    return visits * (part + 1) / parts - visits * part / parts;
  }
}
