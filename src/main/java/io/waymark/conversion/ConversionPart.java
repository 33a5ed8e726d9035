package io.waymark.conversion;

import io.waymark.visitor.OrderRole;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import java.util.List;

/** Counts the conversions on events within a session (semantics 5.1). */
public final class ConversionPart implements SessionPart<List<Occurrence>> {
  private final ConversionRules rules;
  private final List<ConversionCount> counts;

  public ConversionPart(ConversionRules rules) {
    this.rules = rules;
    this.counts = rules.newCounts();
  }

  @Override
  public void begin() {
    counts.forEach(ConversionCount::begin);
  }

  @Override
  public void add(VisitorEvent event) {
    if (event.orderRole() == OrderRole.REPEAT) {
      return;
    }
    for (int i = 0; i < counts.size(); i++) {
      if (event.meets(rules.firstCondition() + i)) {
        count(counts.get(i), event);
      }
    }
  }

  private static void count(ConversionCount count, VisitorEvent event) {
    if (event.orderRole() == OrderRole.FIRST) {
      count.add(event);
    } else if (count.hasOccurred()) {
      count.addValue(event);
    }
  }

  @Override
  public List<Occurrence> end() {
    return counts.stream().filter(ConversionCount::hasOccurred).map(ConversionCount::end).toList();
  }
}
