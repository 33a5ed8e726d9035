package io.waymark.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SeedsTest {
  @AfterEach
  void forgetSeed() {
    System.clearProperty("waymark.seed");
    System.clearProperty("waymark.seeds");
  }

  @Test
  void aFailureNamesItsSeed() {
    assertThatThrownBy(() -> Seeds.check(5, seed -> assertThat(seed).isLessThan(3)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Seed 3 fails (replay it with -Dwaymark.seed=3)");
  }

  @Test
  void aPropertyReplaysOneSeedOrChangesTheirNumber() {
    System.setProperty("waymark.seeds", "2");
    assertThat(tried()).containsExactly(0L, 1L);

    System.setProperty("waymark.seed", "41");
    assertThat(tried()).containsExactly(41L);
  }

  private static List<Long> tried() {
    List<Long> seeds = new ArrayList<>();
    Seeds.check(5, seeds::add);
    return seeds;
  }
}
