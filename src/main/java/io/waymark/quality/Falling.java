package io.waymark.quality;

import io.waymark.table.TableSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** From step to step a count only falls. */
final class Falling implements Check {
  private final TableSpec table;
  private final List<String> group;
  private final String ordinal;
  private final String count;
  private final Predicate<Cells> isCounted;
  private final Map<List<String>, List<Step>> groups = new HashMap<>();

  private record Step(long ordinal, long count) {}

  /**
   * Of rows of one group.
   *
   * @param group the key but for the step
   * @param isCounted steps that take part
   */
  Falling(
      TableSpec table,
      List<String> group,
      String ordinal,
      String count,
      Predicate<Cells> isCounted) {
    this.table = table;
    this.group = List.copyOf(group);
    this.ordinal = ordinal;
    this.count = count;
    this.isCounted = isCounted;
  }

  @Override
  public void see(Cells row) {
    if (isCounted.test(row)) {
      groups
          .computeIfAbsent(row.texts(group), key -> new ArrayList<>())
          .add(new Step(row.count(ordinal), row.count(count)));
    }
  }

  @Override
  public Finding finding() {
    Violations violations = new Violations();
    groups.forEach(
        (key, steps) -> {
          steps.sort(Comparator.comparingLong(Step::ordinal));
          for (int i = 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.count() > steps.get(i - 1).count()) {
              violations.add(
                  () ->
                      count
                          + " rises to "
                          + step.count()
                          + " at step "
                          + step.ordinal()
                          + " of "
                          + key);
            }
          }
        });
    return Finding.ofViolations("only_falls", table.name(), violations);
  }
}
