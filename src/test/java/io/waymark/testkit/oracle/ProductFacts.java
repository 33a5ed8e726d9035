package io.waymark.testkit.oracle;

import io.waymark.config.ProductSettings.Action;
import java.math.BigDecimal;
import java.util.Set;

/** What a session did with one product. */
record ProductFacts(String product, String category, Set<Action> actions, BigDecimal revenue) {
  ProductFacts {
    actions = Set.copyOf(actions);
  }

  boolean was(Action action) {
    return actions.contains(action);
  }
}
