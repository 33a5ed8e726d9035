package io.waymark.config;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A declared audience: visitors of some stores for whom all conditions hold at the end of a day.
 *
 * @param holdOut share of units that belong to it and are never listed, so that its effect can be
 *     measured; 0 to below 1
 * @param holdOutSalt audiences with one salt hold out the same units
 * @param needsConsent true: only who consented to marketing is listed
 */
public record AudienceSettings(
    String name,
    String label,
    List<String> stores,
    List<AudienceCondition> conditions,
    Unit unit,
    BigDecimal holdOut,
    String holdOutSalt,
    boolean needsConsent) {
  /** Whose doings are counted together. */
  public enum Unit {
    VISITOR,
    /** All visitors of a signed-in user. */
    PERSON
  }

  public AudienceSettings {
    Names.check("audience", name);
    stores = List.copyOf(stores);
    conditions = List.copyOf(conditions);
    if (stores.isEmpty() || new HashSet<>(stores).size() < stores.size()) {
      throw new IllegalArgumentException("stores must name at least one store, and each once");
    }
    if (conditions.stream().allMatch(condition -> condition.atLeast().isEmpty())) {
      throw new IllegalArgumentException(
          "conditions must hold an at-least, or give seen-within: an audience is made of what people did");
    }
    if (holdOut.signum() < 0 || holdOut.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("hold-out must be a share from 0 to below 1");
    }
  }

  /** The conversions that are counted. */
  public Set<String> conversions() {
    Set<String> names = new TreeSet<>();
    conditions.forEach(condition -> condition.conversion().ifPresent(names::add));
    return names;
  }

  /** Does any condition count sessions? */
  public boolean countsSessions() {
    return conditions.stream().anyMatch(condition -> condition.conversion().isEmpty());
  }

  /** The longest window of its conditions, in days: how far back it looks for its beginning. */
  public int lookBack() {
    return conditions.stream().mapToInt(AudienceCondition::days).max().orElseThrow();
  }
}
