package io.waymark.generate;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How much is wrong or awkward in the log.
 *
 * @param shares of each fault, of what it says; none: 0
 * @param late of events, in bands of delay
 */
public record Faults(Map<Fault, Double> shares, List<LateBand> late) {
  public static final Faults NONE = of(fault -> 0, List.of());

  /**
   * What a shop without particular trouble has; no lateness was ever published, so it is a guess.
   */
  public static final Faults TYPICAL =
      of(
          Fault::typical,
          List.of(
              new LateBand(0.015, Duration.ofHours(1), Duration.ofHours(24)),
              new LateBand(0.0045, Duration.ofHours(24), Duration.ofHours(72)),
              new LateBand(0.0005, Duration.ofHours(72), Duration.ofDays(28))));

  public Faults {
    // In the order of the faults, so that the same problem is told first each time.
    Map<Fault, Double> ordered = new EnumMap<>(Fault.class);
    ordered.putAll(shares);
    shares = Collections.unmodifiableMap(ordered);
    late = List.copyOf(late);
    shares.forEach((fault, share) -> Shares.check(fault.text(), share));
    Shares.check("late", late.stream().mapToDouble(LateBand::share).sum());
    Shares.check(
        "replayed-files and changed-files together",
        shares.getOrDefault(Fault.REPLAYED_FILES, 0.0)
            + shares.getOrDefault(Fault.CHANGED_FILES, 0.0));
  }

  public double share(Fault fault) {
    return shares.getOrDefault(fault, 0.0);
  }

  public Faults with(Fault fault, double share) {
    Map<Fault, Double> others = new EnumMap<>(Fault.class);
    others.putAll(shares);
    others.put(fault, share);
    return new Faults(others, late);
  }

  public Faults withLate(List<LateBand> bands) {
    return new Faults(shares, bands);
  }

  private static Faults of(ToDoubleFunction<Fault> share, List<LateBand> late) {
    return new Faults(
        Arrays.stream(Fault.values()).collect(Collectors.toMap(f -> f, share::applyAsDouble)),
        late);
  }
}
