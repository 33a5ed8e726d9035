package io.waymark.generate;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Who comes when: visits in order of their start. New visitors fill what those who come back leave
 * of the day's number. Only who will come back is remembered, for {@link #HORIZON_DAYS} days at
 * most. Returns are played through for some days before the first, so that it is a day like any
 * other.
 */
final class Arrivals {
  private static final int HORIZON_DAYS = 60;
  private static final int DAYS_BEFORE = 40;
  private static final long MIN_SILENCE = 35 * 60_000L;
  private static final long PLAYED_LENGTH = 10 * 60_000L;
  private static final double HOUR = 3_600_000;
  private static final int BEFORE_MIDNIGHT = 9 * 60_000;
  private static final long BOT_KEYS = 1L << 55;
  private static final long SURGE_KEYS = 1L << 54;

  private final ShopSettings settings;
  private final Seasons seasons;
  private final int part;
  private final int lastDay;
  private final Map<Integer, List<Coming>> expected = new HashMap<>();
  private final Deque<Coming> today = new ArrayDeque<>();
  private final PriorityQueue<Coming> sameDay = new PriorityQueue<>(Coming.IN_ORDER);
  private int day;
  private long dayEnd;
  private int sameDayCount;

  Arrivals(ShopSettings settings, int part) {
    this.settings = settings;
    this.part = part;
    seasons = new Seasons(settings);
    lastDay = settings.days() - 1;
    for (day = -DAYS_BEFORE; day < 0; day++) {
      play();
    }
    day = -1;
  }

  /** The next visit; empty after the last day. */
  Optional<Coming> next() {
    while (today.isEmpty() && sameDay.isEmpty()) {
      if (day == lastDay) {
        return Optional.empty();
      }
      day++;
      List<Coming> comings = open();
      comings.sort(Coming.IN_ORDER);
      today.addAll(comings);
    }
    return Optional.of(isSameDayNext() ? sameDay.remove() : today.remove());
  }

  /** Decides whether and when the visitor of a visit comes again. */
  void ended(Coming visit, long end) {
    int visits = visit.isBot() ? 1 : Loyalty.visits(settings, visit.visitorKey());
    if (visit.number() >= visits) {
      return;
    }
    int number = visit.number() + 1;
    Dice dice = new Dice(settings.seed(), visit.visitorKey() | Salt.COMING, number);
    double hours = Loyalty.hoursAway(visits, dice);
    if (hours < 24) {
      long start = end + Math.max(MIN_SILENCE, (long) (hours * HOUR));
      Coming again = new Coming(start, visit.visitorKey(), number, false, false);
      if (start < dayEnd) {
        sameDay.add(again);
        sameDayCount++;
      } else {
        expect(day + 1, again);
      }
    } else if (hours < HORIZON_DAYS * 24) {
      int later = day + (int) Math.round(hours / 24);
      if (later <= lastDay) {
        expect(later, onDay(later, visit.visitorKey(), number, end + MIN_SILENCE, dice));
      }
    }
  }

  private boolean isSameDayNext() {
    if (today.isEmpty() || sameDay.isEmpty()) {
      return today.isEmpty();
    }
    return Coming.IN_ORDER.compare(sameDay.element(), today.element()) < 0;
  }

  private void play() {
    for (Coming coming : open()) {
      ended(coming, coming.start() + PLAYED_LENGTH);
    }
    while (!sameDay.isEmpty()) {
      Coming coming = sameDay.remove();
      ended(coming, coming.start() + PLAYED_LENGTH);
    }
  }

  private List<Coming> open() {
    LocalDate date = date(day);
    dayEnd = seasons.startOf(date.plusDays(1));
    List<Coming> comings = expected.computeIfAbsent(day, unused -> new ArrayList<>());
    expected.remove(day);
    long visits = visitsOfPart(seasons.visits(date));
    long bots = Math.round(visits * settings.faults().share(Fault.BOTS));
    // As many as yesterday will come twice today.
    long newcomers = visits - bots - comings.size() - sameDayCount;
    sameDayCount = 0;
    for (int index = 0; index < newcomers; index++) {
      comings.add(onDay(day, key(index), 1, Long.MIN_VALUE, firstComing(key(index))));
    }
    for (int index = 0; index < bots; index++) {
      long key = key(index) | BOT_KEYS;
      comings.add(new Coming(seasons.timeOn(date, firstComing(key)), key, 1, true, false));
    }
    comings.addAll(surge(date, visits));
    return comings;
  }

  /** On top of the day's visits, so that people come as ever. */
  private List<Coming> surge(LocalDate date, long visits) {
    List<Coming> comings = new ArrayList<>();
    for (int index = 0; index < settings.plantings().surge(date, visits); index++) {
      long key = key(index) | BOT_KEYS | SURGE_KEYS;
      comings.add(new Coming(seasons.timeOn(date, firstComing(key)), key, 1, true, false));
    }
    return comings;
  }

  /** Did the visitor come with a surge of bots? */
  static boolean isOfSurge(long visitorKey) {
    return (visitorKey & SURGE_KEYS) != 0;
  }

  private Coming onDay(int number, long key, int visit, long earliest, Dice dice) {
    boolean isOverMidnight = dice.chance(settings.faults().share(Fault.MIDNIGHT_CROSSINGS));
    long start =
        isOverMidnight
            ? seasons.startOf(date(number + 1)) - 1 - dice.below(BEFORE_MIDNIGHT)
            : seasons.timeOn(date(number), dice);
    return start < earliest
        ? new Coming(earliest, key, visit, false, false)
        : new Coming(start, key, visit, false, isOverMidnight);
  }

  private void expect(int number, Coming coming) {
    if (number <= lastDay) {
      expected.computeIfAbsent(number, unused -> new ArrayList<>()).add(coming);
    }
  }

  private Dice firstComing(long key) {
    return new Dice(settings.seed(), key | Salt.COMING, 1);
  }

  /** Day, part and running number: a larger shop has more visitors, and the same ones. */
  private long key(int index) {
    return (long) (day + DAYS_BEFORE) << 40 | (long) part << 28 | index;
  }

  private LocalDate date(int number) {
    return settings.firstDay().plusDays(number);
  }

  private long visitsOfPart(long visits) {
    int parts = settings.filesPerDay();
    return visits * (part + 1) / parts - visits * part / parts;
  }
}
