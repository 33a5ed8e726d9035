package io.waymark.conversion;

import io.waymark.visitor.VisitorEvent;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** Counts one conversion within the current session. */
final class ConversionCount {
  private final ConversionRules.Rule rule;
  private final Set<Long> seen = new HashSet<>();
  private long occurrences;
  private long firstMicros;
  private BigDecimal value = BigDecimal.ZERO;

  ConversionCount(ConversionRules.Rule rule) {
    this.rule = rule;
  }

  void begin() {
    occurrences = 0;
    value = BigDecimal.ZERO;
    seen.clear();
  }

  /** Says whether the event counts. */
  boolean add(VisitorEvent event) {
    if (!isNew(event)) {
      return false;
    }
    if (occurrences == 0) {
      firstMicros = event.atMicros();
    }
    occurrences++;
    addValue(event);
    return true;
  }

  /** An item of an order that was counted already adds its money only. */
  void addValue(VisitorEvent event) {
    BigDecimal amount = event.amount();
    if (rule.hasValue() && amount != null && event.isStoreCurrency()) {
      value = value.add(amount);
    }
  }

  private boolean isNew(VisitorEvent event) {
    if (rule.distinctKey() < 0) {
      return true;
    }
    Long key = event.distinctKeys()[rule.distinctKey()];
    return key == null || seen.add(key);
  }

  boolean hasOccurred() {
    return occurrences > 0;
  }

  Occurrence end() {
    return new Occurrence(rule.index(), occurrences, firstMicros, value);
  }
}
