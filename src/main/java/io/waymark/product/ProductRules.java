package io.waymark.product;

import io.waymark.config.ProductSettings.Action;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The actions on products, as the pass needs them.
 *
 * @param actions numbers of the conditions, of which one is enough, by the place of the action
 * @param purchaseCondition number of the condition that counts orders; -1: there are no orders
 * @param maxPerSession further products of a session are left out
 */
public record ProductRules(List<List<Integer>> actions, int purchaseCondition, int maxPerSession)
    implements Serializable {
  public ProductRules {
    if (actions.size() != Action.values().length) {
      throw new IllegalArgumentException("needs conditions for each action, but has " + actions);
    }
    actions = new ArrayList<>(actions);
  }

  int[][] conditions() {
    return actions.stream()
        .map(numbers -> numbers.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
