package io.waymark.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The grammar's own words are tested with the grammar; here what it never gives. */
class ConditionWordsTest {
  private static final Condition CART = new Condition.EqualTo("event_name", "cart");

  @Test
  void emptyConditionsSayAlwaysAndNever() {
    assertThat(ConditionWords.describe(new Condition.All(List.of()))).isEqualTo("always");
    assertThat(ConditionWords.describe(new Condition.Any(List.of()))).isEqualTo("never");
  }

  @Test
  void conversionSaysWhatCountsAndHowOften() {
    Conversion conversion =
        new Conversion(
            "cart",
            "Cart",
            "intent",
            Conversion.Scope.EVENT,
            CART,
            true,
            Optional.of("property.checkout"));

    assertThat(ConditionWords.describe(conversion))
        .isEqualTo(
            "each event where event_name is \"cart\", once per property.checkout in a session, "
                + "with the sum of amount");
  }

  @Test
  void conversionOnSessionsSaysSo() {
    Conversion conversion =
        new Conversion(
            "long",
            "Long",
            "awareness",
            Conversion.Scope.SESSION,
            new Condition.AtLeast("event_count", BigDecimal.TEN),
            false,
            Optional.empty());

    assertThat(ConditionWords.describe(conversion))
        .isEqualTo("a session where event_count is at least 10");
  }
}
