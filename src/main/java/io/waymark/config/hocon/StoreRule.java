package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.SourceSettings.FieldRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Binds which store the records of a source belong to: a constant, or a field. */
final class StoreRule {
  private final SortedSet<String> stores;
  private final FieldRules rules;

  StoreRule(SortedSet<String> stores, FieldRules rules) {
    this.stores = stores;
    this.rules = rules;
  }

  Optional<FieldRule> bind(Section section) {
    Optional<ConfigValue> value = section.value("store");
    if (value.isEmpty()) {
      section.required("store", "", Scalars::text);
      return Optional.empty();
    }
    if (Scalars.isScalar(value.get())) {
      return section
          .optional("store", Words.declared("store", stores))
          .map(store -> new FieldRule(List.of(), Map.of(), List.of(), store));
    }
    Optional<FieldRule> rule = rules.rule(section.problems(), section.path("store"), value.get());
    rule.ifPresent(found -> checkStores(section, found));
    return rule;
  }

  private void checkStores(Section section, FieldRule rule) {
    for (String store : rule.renames().values()) {
      check(section, store);
    }
    if (rule.constant() != null) {
      check(section, rule.constant());
    }
  }

  private void check(Section section, String store) {
    try {
      Words.reference("store", store, stores);
    } catch (IllegalArgumentException e) {
      section.problem("store", String.valueOf(e.getMessage()));
    }
  }
}
