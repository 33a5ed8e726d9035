package io.waymark.config.hocon;

import io.waymark.config.Condition;
import io.waymark.config.NamedCondition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists of rules, of which the first that holds gives its name. */
final class NamedConditions {
  private NamedConditions() {}

  static List<NamedCondition> read(Section parent, String key, ConditionReader conditions) {
    List<NamedCondition> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : parent.sections(key)) {
      String name = section.required("name", "unnamed", Scalars::text);
      if (section.value("name").isPresent() && !names.add(name)) {
        section.problem("name", "the name " + Scalars.quoted(name) + " is given twice");
      }
      Condition when = conditions.required(section, "when");
      section.build(() -> new NamedCondition(name, when)).ifPresent(rules::add);
    }
    return rules;
  }
}
