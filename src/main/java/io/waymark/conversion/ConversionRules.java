package io.waymark.conversion;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The conversions on events, as the pass needs them.
 *
 * @param firstCondition number of the condition of the first one; the others follow it
 * @param macro place of the one that counts orders among them; -1: none does
 */
public record ConversionRules(List<Rule> rules, int firstCondition, int macro)
    implements Serializable {
  public ConversionRules {
    rules = List.copyOf(rules);
  }

  /**
   * One conversion.
   *
   * @param index place among all declared conversions
   * @param hasValue sums the amounts of its events
   * @param distinctKey place of its key in {@code VisitorEvent.distinctKeys}; -1: every event
   *     counts
   */
  public record Rule(int index, boolean hasValue, int distinctKey) implements Serializable {}

  List<ConversionCount> newCounts() {
    List<ConversionCount> counts = new ArrayList<>();
    rules.forEach(rule -> counts.add(new ConversionCount(rule)));
    return counts;
  }
}
