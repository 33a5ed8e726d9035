package io.waymark.report;

import io.waymark.report.figure.ConversionDay;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.Insights;
import io.waymark.report.figure.Period;
import io.waymark.report.figure.Slice;
import io.waymark.report.figure.StageDay;
import io.waymark.report.figure.StoreFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figures of a small store, for tests that lay them out. */
public final class SomeFigures {
  public static final LocalDate LAST = LocalDate.parse("2024-06-29");
  public static final Slice MOBILE = new Slice(List.of("device"), List.of("mobile"));

  private SomeFigures() {}

  public static Report report(StoreFigures... stores) {
    Instant now = Instant.parse("2024-06-30T05:00:00Z");
    return new Report("000007-20240630T040000Z", now, now, "1.0", List.of(stores));
  }

  /** Two weeks of 100 sessions a day: 40 with a cart, 10 with an order in the second, 4 before. */
  public static StoreFigures store(String label, Definitions definitions) {
    Period period = Period.ending(LAST, 7);
    List<ConversionDay> conversions = new ArrayList<>();
    List<StageDay> stages = new ArrayList<>();
    for (LocalDate day : new Period(period.previous().first(), LAST).list()) {
      int orders = period.holds(day) ? 10 : 4;
      conversions.add(conversion(day, "cart", Slice.TOTAL, 100, 40));
      conversions.add(conversion(day, "order", Slice.TOTAL, 100, orders));
      conversions.add(conversion(day, "order", MOBILE, 60, orders / 2));
      stages.add(new StageDay(day, "intent", Slice.TOTAL, 100, 40, orders));
      stages.add(new StageDay(day, "purchase", Slice.TOTAL, 100, orders, 0));
    }
    return new StoreFigures(
        new StoreFigures.Store(
            "shop",
            label,
            "Europe/Berlin",
            "EUR",
            Optional.of(LAST.minusDays(60)),
            Optional.of(LAST)),
        LAST.plusDays(1),
        period,
        definitions,
        conversions,
        stages,
        List.of(),
        List.of(),
        List.of(),
        Insights.NONE);
  }

  public static Definitions definitions(String cartLabel, String cartDefinition) {
    return new Definitions(
        List.of(
            new Definitions.Conversion("cart", cartLabel, "intent", 1, false, cartDefinition),
            new Definitions.Conversion("order", "Order", "purchase", 2, true, "an order")),
        List.of(
            new Definitions.Stage("intent", "Intent", 1),
            new Definitions.Stage("purchase", "Purchase", 2)),
        List.of());
  }

  public static ConversionDay conversion(
      LocalDate day, String conversion, Slice slice, long sessions, long converting) {
    double rate = (double) converting / sessions;
    return new ConversionDay(
        day,
        conversion,
        slice,
        sessions,
        converting,
        converting,
        BigDecimal.ZERO,
        OptionalDouble.of(rate),
        OptionalDouble.of(Math.max(0, rate - 0.05)),
        OptionalDouble.of(Math.min(1, rate + 0.05)),
        OptionalDouble.of((double) sessions),
        !day.equals(LAST),
        "v1");
  }
}
