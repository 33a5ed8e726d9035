package io.waymark.report.figure;

import io.waymark.statistics.SummedShare;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * A conversion over the days of a period: sums of counts, never means of rates.
 *
 * @param sessions share of sessions with the conversion
 */
public record ConversionSums(SummedShare sessions, long events, BigDecimal value) {

  public static ConversionSums of(Collection<ConversionDay> days) {
    SummedShare.Sum share = new SummedShare.Sum();
    long events = 0;
    BigDecimal value = BigDecimal.ZERO;
    for (ConversionDay day : days) {
      share.add(day.converting(), day.sessions(), day.effectiveSessions());
      events += day.events();
      value = value.add(day.value());
    }
    return new ConversionSums(share.share(), events, value);
  }

  /** Of a conversion and slice within a period. */
  public static ConversionSums of(
      StoreFigures figures, String conversion, Slice slice, Period period) {
    return of(
        figures.conversions().stream()
            .filter(day -> day.conversion().equals(conversion) && day.slice().equals(slice))
            .filter(day -> period.holds(day.day()))
            .toList());
  }
}
