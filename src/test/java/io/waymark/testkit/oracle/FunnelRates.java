package io.waymark.testkit.oracle;

import io.waymark.config.FunnelSettings;
import io.waymark.config.Slice;
import io.waymark.config.StoreSettings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** 7: rows of {@code daily_funnel_steps} of one store and funnel. */
final class FunnelRates {
  private final FunnelSettings funnel;
  private final StoreSettings store;
  private final Slicer slicer;
  private final LocalDate through;

  FunnelRates(FunnelSettings funnel, StoreSettings store, Slicer slicer, LocalDate through) {
    this.funnel = funnel;
    this.store = store;
    this.slicer = slicer;
    this.through = through;
  }

  void addTo(
      OracleTable.Builder table,
      List<FunnelAttempt> attempts,
      List<LocalDate> days,
      List<Slice> slices) {
    for (Slice slice : slices) {
      Map<Map<String, String>, List<FunnelAttempt>> groups = new LinkedHashMap<>();
      if (slice.dimensions().isEmpty()) {
        days.forEach(day -> groups.put(keys(slice, day, Map.of()), new ArrayList<>()));
      }
      for (FunnelAttempt attempt : attempts) {
        if (days.contains(attempt.day())) {
          groups
              .computeIfAbsent(
                  keys(slice, attempt.day(), attempt.entry().dimensions()), k -> new ArrayList<>())
              .add(attempt);
        }
      }
      groups.forEach((keys, its) -> addSteps(table, keys, its));
    }
  }

  private Map<String, String> keys(Slice slice, LocalDate day, Map<String, String> dimensions) {
    Map<String, String> keys = slicer.keys(store.id(), slice, day, dimensions);
    keys.remove("session_date");
    keys.put("entry_date", day.toString());
    keys.put("funnel", funnel.name());
    keys.put("is_final", String.valueOf(slicer.isFinal(day, funnel.window())));
    Instant windowsEnd =
        day.plusDays(1).atStartOfDay(store.zone()).toInstant().plus(funnel.window());
    Instant dataEnd = through.plusDays(1).atStartOfDay(store.zone()).toInstant();
    keys.put("is_mature", String.valueOf(!windowsEnd.isAfter(dataEnd)));
    return keys;
  }

  private void addSteps(
      OracleTable.Builder table, Map<String, String> keys, List<FunnelAttempt> attempts) {
    boolean isAny = funnel.order() == FunnelSettings.Order.ANY;
    long before = attempts.size();
    for (int i = 0; i < funnel.steps().size(); i++) {
      int ordinal = i + 1;
      boolean isOptional = funnel.steps().get(i).isOptional();
      Map<String, String> cells = new TreeMap<>(keys);
      cells.put("step", isAny ? "made_" + ordinal : funnel.steps().get(i).name());
      cells.put("step_ordinal", String.valueOf(ordinal));
      cells.put("is_optional", String.valueOf(isOptional));
      long reached = made(attempts, ordinal).size();
      cells.put("entered", String.valueOf(attempts.size()));
      cells.put("reached", String.valueOf(reached));
      cells.put("reached_previous", String.valueOf(before));
      putDropped(cells, attempts, i, reached);
      cells.put("from_first_rate", ConversionRates.rate(reached, attempts.size()));
      cells.put("from_previous_rate", ConversionRates.rate(reached, before));
      List<FunnelAttempt.Made> made = made(attempts, ordinal);
      putTimes(cells, "seconds_from_entry", made, FunnelAttempt.Made::fromEntry);
      putTimes(cells, "seconds_from_previous", made, FunnelAttempt.Made::fromPrevious);
      table.add(cells);
      before = isOptional ? before : reached;
    }
  }

  private void putDropped(
      Map<String, String> cells, List<FunnelAttempt> attempts, int step, long reached) {
    cells.put("dropped", "");
    cells.put("drop_off_rate", "");
    for (int next = step + 1; next < funnel.steps().size(); next++) {
      if (!funnel.steps().get(next).isOptional() && !funnel.steps().get(step).isOptional()) {
        long dropped = reached - made(attempts, next + 1).size();
        cells.put("dropped", String.valueOf(dropped));
        cells.put("drop_off_rate", ConversionRates.rate(dropped, reached));
        return;
      }
    }
  }

  private static List<FunnelAttempt.Made> made(List<FunnelAttempt> attempts, int ordinal) {
    return attempts.stream()
        .flatMap(attempt -> attempt.made().stream())
        .filter(made -> made.ordinal() == ordinal)
        .toList();
  }

  private static void putTimes(
      Map<String, String> cells,
      String name,
      List<FunnelAttempt.Made> made,
      ToLongFunction<FunnelAttempt.Made> seconds) {
    List<Long> sorted = made.stream().mapToLong(seconds).sorted().boxed().toList();
    long sum = sorted.stream().mapToLong(s -> s).sum();
    cells.put(name + "_mean", ConversionRates.rate(sum, sorted.size()));
    cells.put(name + "_p50", quantile(sorted, new BigDecimal("0.5")));
    cells.put(name + "_p90", quantile(sorted, new BigDecimal("0.9")));
  }

  /** Interpolated between the two nearest. */
  private static String quantile(List<Long> sorted, BigDecimal share) {
    if (sorted.isEmpty()) {
      return "";
    }
    BigDecimal place = share.multiply(BigDecimal.valueOf(sorted.size() - 1L));
    int below = place.setScale(0, RoundingMode.FLOOR).intValueExact();
    int above = place.setScale(0, RoundingMode.CEILING).intValueExact();
    BigDecimal low = BigDecimal.valueOf(sorted.get(below));
    BigDecimal high = BigDecimal.valueOf(sorted.get(above));
    BigDecimal over = place.subtract(BigDecimal.valueOf(below));
    return CellText.ratio(low.add(high.subtract(low).multiply(over), MathContext.DECIMAL64));
  }
}
