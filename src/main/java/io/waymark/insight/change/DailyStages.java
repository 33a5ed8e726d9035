package io.waymark.insight.change;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far the sessions of a store came, by day and group. */
public final class DailyStages {
  private final List<String> stages;
  private final Map<LocalDate, Map<Group, long[]>> days = new TreeMap<>();
  private final Map<LocalDate, Set<String>> seen = new TreeMap<>();
  private final Map<LocalDate, String> versions = new TreeMap<>();

  /**
   * Without days.
   *
   * @param stages their names, in order
   */
  public DailyStages(List<String> stages) {
    this.stages = List.copyOf(stages);
  }

  /** One stage of a group on a day; a stage that is declared no more is left out. */
  public void set(
      LocalDate day, Group group, String stage, long sessions, long reached, String version) {
    int place = stages.indexOf(stage);
    if (place < 0) {
      return;
    }
    long[] levels =
        days.computeIfAbsent(day, any -> new TreeMap<>())
            .computeIfAbsent(group, any -> new long[stages.size() + 1]);
    levels[0] = sessions;
    levels[place + 1] = reached;
    versions.put(day, version);
    if (group.equals(Group.TOTAL)) {
      seen.computeIfAbsent(day, any -> new HashSet<>()).add(stage);
    }
  }

  List<String> stages() {
    return stages;
  }

  /** Do all of the days have a figure for every stage? A day of other stages can't be compared. */
  boolean hold(Collection<LocalDate> wanted) {
    return wanted.stream()
        .allMatch(day -> seen.getOrDefault(day, Set.of()).size() == stages.size());
  }

  /** Versions of the definitions by which these days were counted. */
  Set<String> versions(Collection<LocalDate> wanted) {
    Set<String> found = new HashSet<>();
    wanted.forEach(day -> Optional.ofNullable(versions.get(day)).ifPresent(found::add));
    return found;
  }

  /** Over these days; a group that was not there on a day adds nothing. */
  SortedMap<Group, Reached> sum(Collection<LocalDate> wanted) {
    Map<Group, long[]> sums = new TreeMap<>();
    for (LocalDate day : wanted) {
      days.getOrDefault(day, Map.of())
          .forEach(
              (group, levels) -> {
                long[] sum = sums.computeIfAbsent(group, any -> new long[levels.length]);
                for (int i = 0; i < levels.length; i++) {
                  sum[i] += levels[i];
                }
              });
    }
    SortedMap<Group, Reached> reached = new TreeMap<>();
    sums.forEach(
        (group, sum) -> reached.put(group, new Reached(Arrays.stream(sum).boxed().toList())));
    return reached;
  }
}
