package io.waymark.conversion;

import io.waymark.visitor.OrderRole;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts the conversions on events within a session (semantics 5.1). */
public final class ConversionPart implements SessionPart<List<Occurrence>> {
  private final ConversionRules rules;
  private final List<ConversionCount> counts;
  private final Set<String> counted = new HashSet<>();

  public ConversionPart(ConversionRules rules) {
    this.rules = rules;
    this.counts = rules.newCounts();
  }

  @Override
  public void begin() {
    counts.forEach(ConversionCount::begin);
    counted.clear();
  }

  @Override
  public void add(VisitorEvent event) {
    if (event.orderRole() == OrderRole.FIRST) {
      count(event);
    } else if (event.orderRole() == OrderRole.ITEM && isOfCountedOrder(event)) {
      counts.get(rules.macro()).addValue(event);
    }
  }

  private void count(VisitorEvent event) {
    for (int i = 0; i < counts.size(); i++) {
      if (event.meets(rules.firstCondition() + i)
          && counts.get(i).add(event)
          && i == rules.macro()
          && event.isStoreCurrency()
          && event.orderId() != null) {
        counted.add(event.orderId());
      }
    }
  }

  /**
   * Items meet no conversion, but the order that they belong to is worth more by them. An order in
   * another currency has no value, so neither have its items.
   */
  private boolean isOfCountedOrder(VisitorEvent event) {
    return event.orderId() != null && counted.contains(event.orderId());
  }

  @Override
  public List<Occurrence> end() {
    return counts.stream().filter(ConversionCount::hasOccurred).map(ConversionCount::end).toList();
  }
}
