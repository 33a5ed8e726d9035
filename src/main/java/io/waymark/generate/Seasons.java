package io.waymark.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.Map;

/** How busy a day is, and its hours. */
final class Seasons {
  private static final double[] HOURS =
      Dice.cumulate(
          1.6, 0.9, 0.5, 0.4, 0.4, 0.7, 1.5, 2.6, 3.6, 4.4, 5.0, 5.2, 5.3, 5.1, 5.0, 5.1, 5.3, 5.7,
          6.3, 7.2, 7.8, 7.0, 5.0, 3.0);
  private static final double[] WEEKDAYS = {1.05, 1.02, 1.0, 0.98, 0.92, 0.93, 1.1};
  private static final double DAY_TO_DAY = 0.04;
  private static final int HOUR = 3_600_000;

  private static final long CHANGING = Long.MIN_VALUE;

  private final ShopSettings settings;
  // Reckoning by the calendar would cost a tenth of the generator's time.
  private final Map<LocalDate, Long> plainStarts = new HashMap<>();

  Seasons(ShopSettings settings) {
    this.settings = settings;
  }

  /** Visits of the whole shop on that day. */
  int visits(LocalDate day) {
    Dice dice = new Dice(settings.seed(), Salt.DAY, day.toEpochDay());
    double mean = settings.sessionsPerDay() * WEEKDAYS[day.getDayOfWeek().getValue() - 1];
    return (int) Math.max(1, Math.round(dice.logNormal(mean, DAY_TO_DAY)));
  }

  long startOf(LocalDate day) {
    return day.atStartOfDay(settings.zone()).toInstant().toEpochMilli();
  }

  /** A local time that the clocks skip shifts forward; one that comes twice is either. */
  long timeOn(LocalDate day, Dice dice) {
    int hour = dice.pick(HOURS);
    int inHour = dice.below(HOUR);
    long start = plainStarts.computeIfAbsent(day, this::plainStart);
    if (start != CHANGING) {
      return start + (long) hour * HOUR + inHour;
    }
    LocalDateTime time = day.atTime(hour, 0).plus(inHour, ChronoUnit.MILLIS);
    ZonedDateTime earlier = time.atZone(settings.zone());
    ZonedDateTime later = earlier.withLaterOffsetAtOverlap();
    boolean isLater = !later.equals(earlier) && dice.chance(0.5);
    return (isLater ? later : earlier).toInstant().toEpochMilli();
  }

  private long plainStart(LocalDate day) {
    Instant start = day.atStartOfDay(settings.zone()).toInstant();
    ZoneOffsetTransition change = settings.zone().getRules().nextTransition(start.minusMillis(1));
    boolean isChanging =
        change != null && change.getInstant().toEpochMilli() < startOf(day.plusDays(1));
    return isChanging ? CHANGING : start.toEpochMilli();
  }
}
