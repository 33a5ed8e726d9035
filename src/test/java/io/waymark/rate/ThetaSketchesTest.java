package io.waymark.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.waymark.testkit.random.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.datasketches.theta.UpdateSketch;
import org.junit.jupiter.api.Test;

class ThetaSketchesTest {
  private static final double STANDARD_ERROR = 1 / Math.sqrt(ThetaSketches.NOMINAL_ENTRIES - 1);

  @Test
  void fewVisitorsAreCountedExactly() {
    assertThat(ThetaSketches.estimate(sketch(visitors(0, ThetaSketches.NOMINAL_ENTRIES))))
        .isEqualTo(ThetaSketches.NOMINAL_ENTRIES);
  }

  @Test
  void nobodyIsNobody() {
    assertThat(ThetaSketches.estimate(sketch(List.of()))).isZero();
  }

  @Test
  void manyVisitorsAreCountedWithinFourStandardErrors() {
    for (int visitors : List.of(5_000, 50_000, 500_000)) {
      assertThat(ThetaSketches.estimate(sketch(visitors(0, visitors))) / visitors)
          .isCloseTo(1, within(4 * STANDARD_ERROR));
    }
  }

  @Test
  void whoComesOnSeveralDaysCountsOnce() {
    byte[] month = sketch(List.of());
    for (int day = 0; day < 30; day++) {
      month = ThetaSketches.merged(month, sketch(visitors(1_000 * day, 1_000 * day + 3_000)));
    }

    assertThat(ThetaSketches.estimate(month) / 32_000).isCloseTo(1, within(4 * STANDARD_ERROR));
  }

  @Test
  void bytesDoNotDependOnOrderOrPortions() {
    Seeds.check(
        20,
        seed -> {
          Random random = new Random(seed);
          List<String> visitors = new ArrayList<>(visitors(0, 1 + random.nextInt(30_000)));
          byte[] expected = sketch(visitors);
          visitors.addAll(visitors.subList(0, random.nextInt(visitors.size())));
          Collections.shuffle(visitors, random);

          byte[] merged = sketch(List.of());
          for (int from = 0; from < visitors.size(); ) {
            int until = Math.min(visitors.size(), from + 1 + random.nextInt(12_000));
            merged = ThetaSketches.merged(sketch(visitors.subList(from, until)), merged);
            from = until;
          }

          assertThat(merged).isEqualTo(expected);
        });
  }

  private static byte[] sketch(List<String> visitors) {
    UpdateSketch sketch = ThetaSketches.empty();
    visitors.forEach(visitor -> sketch.update(ThetaSketches.fed(visitor)));
    return ThetaSketches.bytes(sketch);
  }

  private static List<String> visitors(int from, int until) {
    return IntStream.range(from, until).mapToObj(number -> "visitor-" + number).toList();
  }
}
