package io.waymark.insight.change;

import io.waymark.insight.change.ChangePart.Effect;
import io.waymark.insight.change.ChangePart.Status;
import io.waymark.statistics.MixAndRate;
import io.waymark.table.Dimensions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Splits a change by the values of a dimension: who came against what they did. */
final class SliceSplit {
  /** The values beyond the greatest ones, together. */
  static final String OTHERS = "(others)";

  private static final Comparator<Member> GREATEST_FIRST =
      Comparator.<Member>comparingDouble(member -> -member.size()).thenComparing(Member::value);

  private final SortedMap<Group, Reached> former;
  private final SortedMap<Group, Reached> now;
  private final int maxParts;
  private final Counts formerTotal;
  private final Counts total;

  /** Both hold the total; a value that one of them lacks had no sessions there. */
  SliceSplit(SortedMap<Group, Reached> former, SortedMap<Group, Reached> now, int maxParts) {
    this.former = former;
    this.now = now;
    this.maxParts = maxParts;
    this.formerTotal = counts(former, Group.TOTAL);
    this.total = counts(now, Group.TOTAL);
  }

  /** The sliced dimensions, by name. */
  SortedSet<String> dimensions() {
    return groups()
        .filter(group -> !group.equals(Group.TOTAL))
        .map(Group::dimension)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Both effects of all values together, then of each. A slice that does not hold every session of
   * the days compared, as it was declared later, has one row without effects.
   */
  List<ChangePart> parts(String dimension) {
    SortedSet<Group> groups =
        groups()
            .filter(group -> group.dimension().equals(dimension))
            .collect(Collectors.toCollection(TreeSet::new));
    Counts formerSum = sum(groups.stream().map(group -> counts(former, group)));
    Counts sum = sum(groups.stream().map(group -> counts(now, group)));
    if (!formerSum.equals(formerTotal) || !sum.equals(total)) {
      return List.of(incomplete(dimension, formerSum, sum));
    }
    List<Member> members = members(groups);
    List<Member> kept = new ArrayList<>();
    kept.add(together(Dimensions.ALL, members));
    kept.addAll(members.subList(0, Math.min(maxParts, members.size())));
    if (members.size() > maxParts) {
      kept.add(together(OTHERS, members.subList(maxParts, members.size())));
    }
    List<ChangePart> parts = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      parts.add(mix(dimension, kept.get(i), i));
      parts.add(rate(dimension, kept.get(i), i));
    }
    return parts;
  }

  /** A value, or several together. */
  private record Member(String value, Counts former, Counts now, MixAndRate effects) {
    double size() {
      return Math.abs(effects.mix()) + Math.abs(effects.rate());
    }
  }

  private List<Member> members(SortedSet<Group> groups) {
    List<MixAndRate> effects = MixAndRate.of(groups.stream().map(this::bothSides).toList());
    List<Member> members = new ArrayList<>();
    for (Group group : groups) {
      members.add(
          new Member(
              group.value(),
              counts(former, group),
              counts(now, group),
              effects.get(members.size())));
    }
    members.sort(GREATEST_FIRST);
    return members;
  }

  private static Member together(String name, List<Member> members) {
    double mix = members.stream().mapToDouble(member -> member.effects().mix()).sum();
    double rate = members.stream().mapToDouble(member -> member.effects().rate()).sum();
    return new Member(
        name,
        sum(members.stream().map(Member::former)),
        sum(members.stream().map(Member::now)),
        new MixAndRate(mix, rate));
  }

  private MixAndRate.Group bothSides(Group group) {
    Counts formerly = counts(former, group);
    Counts nowadays = counts(now, group);
    return new MixAndRate.Group(
        formerly.hits(), formerly.chances(), nowadays.hits(), nowadays.chances());
  }

  private ChangePart mix(String dimension, Member member, int ordinal) {
    return new ChangePart(
        dimension,
        member.value(),
        Effect.MIX,
        ordinal,
        Status.SPLIT,
        new Counts(member.former().chances(), formerTotal.chances()),
        new Counts(member.now().chances(), total.chances()),
        OptionalDouble.of(member.effects().mix()));
  }

  private static ChangePart rate(String dimension, Member member, int ordinal) {
    return new ChangePart(
        dimension,
        member.value(),
        Effect.RATE,
        ordinal,
        Status.SPLIT,
        member.former(),
        member.now(),
        OptionalDouble.of(member.effects().rate()));
  }

  private ChangePart incomplete(String dimension, Counts formerSum, Counts sum) {
    return new ChangePart(
        dimension,
        Dimensions.ALL,
        Effect.MIX,
        0,
        Status.SLICE_INCOMPLETE,
        new Counts(formerSum.chances(), formerTotal.chances()),
        new Counts(sum.chances(), total.chances()),
        OptionalDouble.empty());
  }

  private Stream<Group> groups() {
    return Stream.of(former, now).flatMap(side -> side.keySet().stream());
  }

  private static Counts sum(Stream<Counts> counts) {
    return counts.reduce(new Counts(0, 0), Counts::plus);
  }

  private static Counts counts(SortedMap<Group, Reached> side, Group group) {
    Reached reached = side.get(group);
    return reached == null ? new Counts(0, 0) : reached.whole();
  }
}
