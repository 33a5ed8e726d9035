package io.waymark.report.figure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** A stage over the days of a period. */
public record StageSums(long sessions, long reached, long wentOn) {

  public static StageSums of(List<StageDay> days, Predicate<StageDay> wanted) {
    long sessions = 0;
    long reached = 0;
    long wentOn = 0;
    for (StageDay day : days) {
      if (wanted.test(day)) {
        sessions += day.sessions();
        reached += day.reached();
        wentOn += day.wentOn();
      }
    }
    return new StageSums(sessions, reached, wentOn);
  }

  /** Share of those who reached the stage and no later one. */
  public OptionalDouble dropOff() {
    return reached == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (reached - wentOn) / reached);
  }
}
