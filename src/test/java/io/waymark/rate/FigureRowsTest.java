package io.waymark.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.waymark.rate.FigureRows.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four conversions in two tables, any visitor, and three stages: twelve rows for each value. */
class FigureRowsTest {
  private final FigureRows rows = new FigureRows(Shop.DEFINITIONS);

  @Test
  void valuesOfTheDimensionsOfASliceMultiply() {
    assertThat(rows.of(1_000, List.of(3L, 5L, 10L)))
        .containsExactly(
            new Estimate("device+channel", 30, 360),
            new Estimate("plan", 5, 60),
            new Estimate("device", 3, 36),
            new Estimate("total", 1, 12));
  }

  @Test
  void aSliceHasNoMoreValuesThanThereAreSessions() {
    assertThat(rows.of(20, List.of(3L, 1_000_000L, Long.MAX_VALUE)))
        .extracting(Estimate::slice, Estimate::values)
        .contains(tuple("plan", 20L), tuple("device+channel", 20L));
  }
}
