package io.waymark.report.section;

import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.StageDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The way from one stage to the next, or from the beginning to the first.
 *
 * @param stage whose rows count it
 * @param from how many stood before it
 * @param lost of them, how many came no further
 */
record Transition(
    String label, String stage, ToLongFunction<StageDay> from, ToLongFunction<StageDay> lost) {

  static List<Transition> of(List<Definitions.Stage> stages) {
    List<Transition> transitions = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Definitions.Stage stage = stages.get(i);
      if (i == 0) {
        transitions.add(
            new Transition(
                "Before " + stage.label(),
                stage.name(),
                StageDay::sessions,
                day -> day.sessions() - day.reached()));
      }
      if (i + 1 < stages.size()) {
        transitions.add(
            new Transition(
                "Between %s and %s".formatted(stage.label(), stages.get(i + 1).label()),
                stage.name(),
                StageDay::reached,
                day -> day.reached() - day.wentOn()));
      }
    }
    return transitions;
  }

  /** How many stood before the step, and how many of them came no further. */
  record Drop(long from, long lost) {
    double share() {
      return from == 0 ? 0 : (double) lost / from;
    }
  }

  Drop sum(List<StageDay> days) {
    long all = 0;
    long gone = 0;
    for (StageDay day : days) {
      if (day.stage().equals(stage)) {
        all += from.applyAsLong(day);
        gone += lost.applyAsLong(day);
      }
    }
    return new Drop(all, gone);
  }
}
