package io.waymark.report;

import io.waymark.report.figure.AlertRow;
import io.waymark.report.figure.AudienceRow;
import io.waymark.report.figure.ChangeRow;
import io.waymark.report.figure.Insights;
import io.waymark.report.figure.LeadingRow;
import io.waymark.report.figure.ReadoutRow;
import io.waymark.report.figure.Slice;
import io.waymark.report.figure.StoreFigures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What insights say of the small store of {@link SomeFigures}. */
public final class SomeInsights {
  private SomeInsights() {}

  /** A store with a row or more of every kind. */
  public static StoreFigures store(String label) {
    return with(
        SomeFigures.store(label, SomeFigures.definitions("Cart", "a cart")),
        new Insights(changes("split"), alerts(), readouts(), leading(), audiences()));
  }

  public static StoreFigures with(StoreFigures store, Insights insights) {
    return new StoreFigures(
        store.store(),
        store.today(),
        store.period(),
        store.definitions(),
        store.conversions(),
        store.stages(),
        store.funnels(),
        store.products(),
        store.records(),
        insights);
  }

  /** From 20 % to 15 %: the cart took 1 point, the order 4; and all of it is another mix. */
  public static List<ChangeRow> changes(String status) {
    return List.of(
        change("total", "all", "change", 0, status, side(160, 800), side(120, 800), -0.05),
        change("steps", "intent", "step", 1, status, side(360, 800), side(400, 800), 0.01),
        change("steps", "purchase", "step", 2, status, side(160, 360), side(120, 400), -0.06),
        change("device", "all", "mix", 0, status, side(800, 800), side(800, 800), -0.05),
        change("device", "all", "rate", 0, status, side(160, 800), side(120, 800), 0),
        change("device", "tablet", "mix", 1, status, side(0, 800), side(600, 800), -0.03),
        change("device", "tablet", "rate", 1, status, side(0, 0), side(60, 600), 0),
        change("device", "desktop", "mix", 2, status, side(800, 800), side(200, 800), -0.02),
        change("device", "desktop", "rate", 2, status, side(160, 800), side(60, 200), 0));
  }

  private static ChangeRow change(
      String split,
      String part,
      String effect,
      int ordinal,
      String status,
      ChangeRow.Side from,
      ChangeRow.Side to,
      double contribution) {
    boolean isSplit = !status.equals("too_little_data");
    return new ChangeRow(
        SomeFigures.LAST,
        "total",
        "weeks before",
        split,
        part,
        effect,
        ordinal,
        status,
        7,
        4,
        from,
        to,
        isSplit ? OptionalDouble.of(contribution) : OptionalDouble.empty(),
        isSplit ? OptionalDouble.of(contribution / -0.05) : OptionalDouble.empty(),
        effect.equals("change") ? Optional.of("What the table says.") : Optional.empty());
  }

  private static ChangeRow.Side side(long hits, long chances) {
    return new ChangeRow.Side(
        hits,
        chances,
        chances == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / chances));
  }

  public static List<AlertRow> alerts() {
    AlertRow.Part part = new AlertRow.Part("mobile", 0.83, 0.6);
    return List.of(
        alert("pending", "conversion", "order", Slice.TOTAL, List.of(part)),
        alert("alert", "stage", "intent", SomeFigures.MOBILE, List.of()),
        alert("alert", "funnel_step", "buy.payment", Slice.TOTAL, List.of()));
  }

  private static AlertRow alert(
      String status, String kind, String rate, Slice slice, List<AlertRow.Part> parts) {
    return new AlertRow(
        SomeFigures.LAST,
        kind,
        rate,
        slice,
        status,
        "low",
        3,
        new AlertRow.Band(12, 300, 0.04, 0.1, 0.0625, 0.1375),
        0.003,
        "numerator_fell",
        parts,
        1,
        3);
  }

  private static List<ReadoutRow> readouts() {
    return List.of(
        readout("old", true, "order", "primary", none(), Optional.empty()),
        readout(
            "new",
            false,
            "order",
            "primary",
            range(0.004, -0.002, 0.01),
            Optional.of("MICRO_UP_MACRO_INCONCLUSIVE")),
        readout(
            "new",
            false,
            "cart",
            "secondary",
            range(0.018, 0.011, 0.025),
            Optional.of("MICRO_UP")));
  }

  private static ReadoutRow readout(
      String variant,
      boolean isControl,
      String metric,
      String role,
      ReadoutRow.Range difference,
      Optional<String> state) {
    return new ReadoutRow(
        SomeFigures.LAST,
        "green-button",
        variant,
        isControl,
        metric,
        role,
        "visitor-rate",
        true,
        "READABLE",
        state,
        "Sentence on " + metric + " of " + variant + ".",
        5_000,
        OptionalDouble.of(0.1),
        difference,
        isControl ? none() : range(0.18, 0.11, 0.25),
        isControl ? OptionalDouble.empty() : OptionalDouble.of(0.2),
        role.equals("secondary") ? OptionalDouble.of(0.00004) : OptionalDouble.empty());
  }

  private static List<LeadingRow> leading() {
    return List.of(
        leading("store", "all", "cart", 3, "PRECEDES", range(0.41, 0.28, 0.53)),
        leading("store", "all", "cart", 4, "NOT_SHOWN", range(0.05, -0.1, 0.2)),
        leading("product", "8", "viewed", 0, "TOO_LITTLE_DATA", none()));
  }

  private static LeadingRow leading(
      String level,
      String item,
      String conversion,
      int lag,
      String state,
      ReadoutRow.Range correlation) {
    boolean isFound = correlation.value().isPresent();
    return new LeadingRow(
        SomeFigures.LAST,
        level,
        item,
        conversion,
        lag,
        state,
        correlation,
        isFound ? Optional.of(171) : Optional.empty(),
        isFound ? OptionalDouble.of(0.0002) : OptionalDouble.empty(),
        isFound ? OptionalDouble.of(0.12) : OptionalDouble.empty(),
        "The finding in words.");
  }

  private static List<AudienceRow> audiences() {
    return List.of(
        new AudienceRow(SomeFigures.LAST, "savers", 1_604, 1_071, 119, 414),
        new AudienceRow(SomeFigures.LAST, "strangers", 0, 0, 0, 0),
        new AudienceRow(SomeFigures.LAST.minusDays(1), "savers", 1_700, 1_700, 0, 0),
        new AudienceRow(SomeFigures.LAST.minusDays(7), "savers", 1_610, 1_610, 0, 0));
  }

  private static ReadoutRow.Range range(double value, double low, double high) {
    return new ReadoutRow.Range(
        OptionalDouble.of(value), OptionalDouble.of(low), OptionalDouble.of(high));
  }

  private static ReadoutRow.Range none() {
    return new ReadoutRow.Range(
        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }
}
