package io.waymark.insight.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.TestExperiments;
import org.junit.jupiter.api.Test;

/**
 * A fixed sample of what {@code src/bench} simulates 5,000 times; bounds are four standard errors
 * of a sample of 600 away.
 */
class SimulationTest {
  private static final int SOME = 600;

  @Test
  void withoutAnEffectOneInTwentyIsFoundBySessions() {
    Simulation.Found found = new Simulation(7, SOME, 500).once(sessions(), 1);

    assertThat(found.differs()).isBetween(0.015, 0.085);
    assertThat(found.covered()).isBetween(0.915, 0.985);
  }

  @Test
  void intervalsHoldTheTruth() {
    Simulation.Found found = new Simulation(8, SOME, 500).once(sessions(), 1.2);

    assertThat(found.covered()).isBetween(0.915, 0.985);
    assertThat(found.liftCovered()).isBetween(0.915, 0.985);
    assertThat(found.cupedCovered()).isBetween(0.915, 0.985);
    assertThat(found.reduction()).isBetween(0.05, 0.6);
  }

  @Test
  void dailyLooksFindNothingByChance() {
    double alarms = new Simulation(9, 200, 560).daily(TestExperiments.named("daily").bySessions());

    assertThat(alarms).isLessThan(0.05);
  }

  @Test
  void equivalenceIsHardlyEverClaimedAtTheMargin() {
    double claims = new Simulation(10, SOME, 2_000).equivalentAtTheMargin(sessions());

    assertThat(claims).isBetween(0.015, 0.085);
  }

  private static TestExperiments sessions() {
    return TestExperiments.named("once").bySessions();
  }
}
