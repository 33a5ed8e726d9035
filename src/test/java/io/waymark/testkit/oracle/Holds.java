package io.waymark.testkit.oracle;

import io.waymark.config.Condition;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Whether a declared condition holds; on an absent value it never does. */
public final class Holds {
  private Holds() {}

  public static boolean on(OracleEvent event, Condition condition) {
    return holds(condition, event::text);
  }

  static boolean holds(Condition condition, Function<String, Optional<String>> texts) {
    if (condition instanceof Condition.EqualTo equal) {
      return texts.apply(equal.field()).filter(equal.value()::equals).isPresent();
    }
    if (condition instanceof Condition.In in) {
      return texts.apply(in.field()).filter(in.values()::contains).isPresent();
    }
    if (condition instanceof Condition.AtLeast least) {
      return isNumber(texts.apply(least.field()), n -> n.compareTo(least.number()) >= 0);
    }
    if (condition instanceof Condition.AtMost most) {
      return isNumber(texts.apply(most.field()), n -> n.compareTo(most.number()) <= 0);
    }
    if (condition instanceof Condition.Matches matches) {
      return texts.apply(matches.field()).filter(matches.pattern().asPredicate()).isPresent();
    }
    if (condition instanceof Condition.Exists exists) {
      return texts.apply(exists.field()).isPresent();
    }
    if (condition instanceof Condition.All all) {
      return all.parts().stream().allMatch(part -> holds(part, texts));
    }
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().anyMatch(part -> holds(part, texts));
    }
    return !holds(((Condition.Not) condition).part(), texts);
  }

  private static boolean isNumber(Optional<String> text, Predicate<BigDecimal> test) {
    try {
      return text.map(String::trim).map(BigDecimal::new).filter(test).isPresent();
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }
}
