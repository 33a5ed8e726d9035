package io.waymark.funnel;

import static io.waymark.funnel.FunnelText.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the matcher keeps does not grow with the events of a unit, nor does the time per event. */
class FunnelStateTest {
  private static final FunnelSession SESSION = FunnelText.session("s");
  private static final int EVENTS = 100_000;
  private static final int DAYS = 150;
  private static final int AT_ONE_INSTANT = 5_000;

  /** Day of the funnel notation; windows below last ten of them. */
  private static final long DAY = 100 * SECOND;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ordered 1000: a b c d e              |  100
          ordered strict-ties 1000: a b c d    |  100
          ordered first 1000: a b? c<50 d? e   |  100
          strict 1000: a b? c d                |  100
          any 1000: a b c d e                  | 1000
          any first strict-ties 1000: a b c d e |  500
          """)
  void staysSmall(String rules, int bound) {
    FunnelMatcher matcher = new FunnelMatcher(FunnelText.rules(rules));
    Random random = new Random(7);
    int largest = 0;
    int attempts = 0;
    Set<Integer> days = new HashSet<>();
    for (int event = 0; event < EVENTS; event++) {
      FunnelEvent next = event(event, random);
      matcher.add(next);
      days.add(next.epochDay());
      largest = Math.max(largest, matcher.size());
      attempts += matcher.drain().size();
    }
    attempts += matcher.end().size();

    assertThat(largest).isLessThan(bound);
    assertThat(attempts).isEqualTo(days.size()).isGreaterThan(DAYS * 9 / 10);
    assertThat(matcher.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"ab@1 x!ab@2", "ab@1 x!abc@2", "ab@1 x!a@2 b@3 x!b@4", "abc@1 ab@2 x!ab@3 x!c@4"})
  void staysSmallHoweverOftenStepsAreExcluded(String repeated) {
    FunnelMatcher matcher = new FunnelMatcher(FunnelText.rules("any 1000000: a b c d"));
    int largest = 0;
    for (int round = 0; round < 10_000; round++) {
      for (FunnelEvent event : FunnelText.events(repeated)) {
        long atMicros = event.atMicros() + round * (10 * SECOND);
        matcher.add(new FunnelEvent(atMicros, 0, event.steps(), event.exclusions(), SESSION));
      }
      largest = Math.max(largest, matcher.size());
    }

    assertThat(largest).isLessThan(50);
  }

  /** Spread evenly, but for some thousands in the middle that share an instant. */
  private static FunnelEvent event(int number, Random random) {
    int inMiddle = number - EVENTS / 2;
    int tick = inMiddle > 0 && inMiddle < AT_ONE_INSTANT ? EVENTS / 2 : number;
    long atMicros = tick * (DAYS * DAY / EVENTS);
    long exclusions = random.nextInt(50) == 0 ? 1L << random.nextInt(4) : 0;
    return new FunnelEvent(
        atMicros, (int) (atMicros / DAY), random.nextInt(16), exclusions, SESSION);
  }
}
