package io.waymark.insight.change;

import io.waymark.config.ChangeSettings;
import io.waymark.config.Slice;
import io.waymark.insight.change.ChangePart.Effect;
import io.waymark.insight.change.ChangePart.Status;
import io.waymark.statistics.FactorSplit;
import io.waymark.table.Dimensions;
import io.waymark.table.RateChanges;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Splits the change of the share of sessions that reach the last stage: a function of the daily
 * figures of the days compared.
 */
public final class ChangeSplitter {
  /** The split by the steps from stage to stage. */
  public static final String STEPS = "steps";

  private static final Counts NONE = new Counts(0, 0);

  private final ChangeSettings rules;

  public ChangeSplitter(ChangeSettings rules) {
    this.rules = rules;
  }

  /**
   * Against the weeks before, and of each declared value against the other one. None while the
   * window that ends on the day is not there as a whole.
   */
  public List<RateChange> changes(DailyStages stages, LocalDate day) {
    List<RateChange> changes = new ArrayList<>();
    split(stages, day).ifPresent(changes::add);
    rules.pairs().forEach(pair -> between(stages, day, pair).ifPresent(changes::add));
    return changes;
  }

  /** The sessions of one value against those of another in the same window, by steps. */
  Optional<RateChange> between(DailyStages stages, LocalDate day, ChangeSettings.Pair pair) {
    List<LocalDate> window = window(day, 0);
    if (!stages.hold(window)) {
      return Optional.empty();
    }
    SortedMap<Group, Reached> sums = stages.sum(window);
    Group value = new Group(pair.dimension(), pair.value());
    Group with = new Group(pair.dimension(), pair.with());
    Reached none = Reached.none(stages.stages().size());
    Sides sides =
        new Sides(
            new TreeMap<>(Map.of(Group.TOTAL, sums.getOrDefault(with, none))),
            new TreeMap<>(Map.of(Group.TOTAL, sums.getOrDefault(value, none))),
            stages.stages());
    Status status = status(sides, window);
    return Optional.of(
        new RateChange(
            value.text(),
            with.text(),
            window,
            0,
            stages.versions(window),
            whole(sides, status),
            status == Status.SPLIT ? steps(sides) : List.of()));
  }

  /** Against the earlier windows of the same weekdays, by steps and by each dimension. */
  Optional<RateChange> split(DailyStages stages, LocalDate day) {
    List<LocalDate> window = window(day, 0);
    if (!stages.hold(window)) {
      return Optional.empty();
    }
    List<LocalDate> former = new ArrayList<>();
    for (int back = 1; back <= rules.weeks(); back++) {
      List<LocalDate> earlier = window(day, back);
      if (stages.hold(earlier)) {
        former.addAll(earlier);
      }
    }
    List<LocalDate> all = new ArrayList<>(window);
    all.addAll(former);
    Sides sides = new Sides(stages.sum(former), stages.sum(window), stages.stages());
    Status status = status(sides, former);
    return Optional.of(
        new RateChange(
            Group.TOTAL.text(),
            RateChanges.WEEKS_BEFORE,
            window,
            former.size() / rules.days(),
            stages.versions(all),
            whole(sides, status),
            status == Status.SPLIT ? parts(sides) : List.of()));
  }

  private List<LocalDate> window(LocalDate day, int back) {
    LocalDate last = day.minusDays((long) back * rules.shift());
    return last.minusDays(rules.days() - 1L).datesUntil(last.plusDays(1)).toList();
  }

  /** What is compared: sums by group on both sides. */
  private record Sides(
      SortedMap<Group, Reached> former, SortedMap<Group, Reached> now, List<String> stages) {
    Reached formerly() {
      return former.getOrDefault(Group.TOTAL, Reached.none(stages.size()));
    }

    Reached nowadays() {
      return now.getOrDefault(Group.TOTAL, Reached.none(stages.size()));
    }
  }

  /** That both sides hold at least one session at the last stage keeps logarithms of 0 away. */
  private Status status(Sides sides, List<LocalDate> former) {
    if (former.isEmpty()) {
      return Status.NO_REFERENCE;
    }
    long fewest = Math.min(sides.formerly().last(), sides.nowadays().last());
    return fewest < rules.leastConversions() ? Status.TOO_LITTLE_DATA : Status.SPLIT;
  }

  private static ChangePart whole(Sides sides, Status status) {
    Counts former = status == Status.NO_REFERENCE ? NONE : sides.formerly().whole();
    Counts now = sides.nowadays().whole();
    OptionalDouble change =
        status == Status.SPLIT
            ? OptionalDouble.of(now.rate().orElseThrow() - former.rate().orElseThrow())
            : OptionalDouble.empty();
    return new ChangePart(
        Slice.TOTAL, Dimensions.ALL, Effect.CHANGE, 0, status, former, now, change);
  }

  private List<ChangePart> parts(Sides sides) {
    List<ChangePart> parts = new ArrayList<>(steps(sides));
    SliceSplit split = new SliceSplit(sides.former(), sides.now(), rules.maxParts());
    split.dimensions().forEach(dimension -> parts.addAll(split.parts(dimension)));
    return parts;
  }

  private static List<ChangePart> steps(Sides sides) {
    List<Counts> former = sides.formerly().steps();
    List<Counts> now = sides.nowadays().steps();
    double[] contributions = FactorSplit.contributions(rates(former), rates(now));
    return IntStream.range(0, contributions.length)
        .mapToObj(
            step ->
                new ChangePart(
                    STEPS,
                    sides.stages().get(step),
                    Effect.STEP,
                    step + 1,
                    Status.SPLIT,
                    former.get(step),
                    now.get(step),
                    OptionalDouble.of(contributions[step])))
        .toList();
  }

  private static double[] rates(List<Counts> steps) {
    return steps.stream().mapToDouble(step -> step.rate().orElseThrow()).toArray();
  }
}
