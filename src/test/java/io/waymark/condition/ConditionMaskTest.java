package io.waymark.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Condition;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionMaskTest {
  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "64,1", "65,2", "128,2", "129,3"})
  void takesAsFewColumnsAsHoldAllConditions(int conditions, int columns) {
    assertThat(mask(conditions).columns()).hasSize(columns);
  }

  @Test
  void everyConditionHasItsPlaceInOneColumn() {
    ConditionMask mask = mask(65);

    assertThat(mask.columns()).containsExactly("_mask_0", "_mask_1");
    assertThat(mask.of(0)).hasSize(64);
    assertThat(mask.of(1)).hasSize(1);
    assertThat(ConditionMask.word(63)).isEqualTo(0);
    assertThat(ConditionMask.word(64)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "63,-9223372036854775808", "64,1", "127,-9223372036854775808"})
  void aConditionHoldsWhenItsBitIsSet(int condition, long word) {
    assertThat(ConditionMask.holds(word, condition)).isTrue();
    assertThat(ConditionMask.holds(~word, condition)).isFalse();
  }

  private static ConditionMask mask(int conditions) {
    return new ConditionMask(Collections.nCopies(conditions, new Condition.All(List.of())));
  }
}
