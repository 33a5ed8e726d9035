package io.waymark.bench;

import io.waymark.insight.experiment.NaiveSessions;
import io.waymark.insight.experiment.Simulation;
import io.waymark.testkit.TestExperiments;
import java.util.Locale;

/**
 * How often read-outs are wrong, in simulated experiments on visitors whose sessions are alike:
 * {@code ExperimentBench [EXPERIMENTS [VISITORS_OF_AN_ARM]]}. Plain Java; the same seeds each time.
 */
public final class ExperimentBench {
  private static final int LIKE_DAILY = 28;

  private ExperimentBench() {}

  public static void main(String[] arguments) {
    int experiments = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
    int visitors = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
    say("experiments: %,d, visitors of an arm: %,d", experiments, visitors);
    Simulation.Found none = new Simulation(1, experiments, visitors).once(sessions(), 1);
    say("no effect, by sessions: found in %.2f %%", 100 * none.differs());
    say("  intervals of the difference hold it in %.2f %%", 100 * none.covered());
    say("  after CUPED in %.2f %%", 100 * none.cupedCovered());
    say(
        "  sessions taken as independent: found in %.2f %%",
        100 * NaiveSessions.found(1, experiments, visitors));
    Simulation.Found byVisitors =
        new Simulation(2, experiments, visitors).once(TestExperiments.named("visitors"), 1);
    say("no effect, by visitors: found in %.2f %%", 100 * byVisitors.differs());
    Simulation.Found lifted = new Simulation(3, experiments, visitors).once(sessions(), 1.2);
    say("lift of 20 %%, by sessions: found in %.2f %%", 100 * lifted.differs());
    say("  intervals of the difference hold it in %.2f %%", 100 * lifted.covered());
    say("  of the lift (Fieller) in %.2f %%", 100 * lifted.liftCovered());
    say("  after CUPED in %.2f %%", 100 * lifted.cupedCovered());
    say("  CUPED removes %.1f %% of the variance", 100 * lifted.reduction());
    int perDay = Math.max(1, visitors / LIKE_DAILY) * LIKE_DAILY;
    say(
        "no effect, 28 daily looks: found in %.2f %%, by visitors in %.2f %%",
        100 * new Simulation(4, experiments, perDay).daily(sessions()),
        100 * new Simulation(5, experiments, perDay).daily(TestExperiments.named("daily")));
    say(
        "  read every day with tests made for one look: found in %.2f %%",
        100 * NaiveSessions.foundDaily(4, experiments, perDay));
    say(
        "difference of just the margin: called equivalent in %.2f %%",
        100 * new Simulation(6, experiments, visitors * 2).equivalentAtTheMargin(sessions()));
  }

  private static TestExperiments sessions() {
    return TestExperiments.named("sessions").bySessions();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
