package io.waymark.config.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.waymark.config.Condition;
import io.waymark.config.Conversion;
import io.waymark.config.ProductSettings;
import io.waymark.config.ProductSettings.Action;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Binds what counts as an action on a product. */
final class ProductBinder {
  /** Stands in for a conversion that is wrong in itself. */
  private static final Condition STAND_IN = new Condition.All(List.of());

  private final Declared declared;
  private final ConditionReader conditions;
  private final ConditionFields fields;

  ProductBinder(Declared declared, ConditionReader conditions) {
    this.declared = declared;
    this.conditions = conditions;
    this.fields = ConditionFields.ofEvents(declared);
  }

  /**
   * Binds the section.
   *
   * @param macro name of the conversion that buys a product unless something else is declared
   */
  Optional<ProductSettings> bind(Section section, List<Conversion> conversions, String macro) {
    String key = section.required("key", "", this::field);
    String category = section.required("category", "", this::field);
    long max = section.required("max-per-session", 1L, Scalars::whole);
    Section declaredActions = section.section("actions");
    Map<Action, List<Condition>> actions = new EnumMap<>(Action.class);
    for (Action action : Action.values()) {
      actions.put(
          action, action(declaredActions, action.name().toLowerCase(Locale.ROOT), conversions));
    }
    if (declaredActions.value("bought").isEmpty()) {
      actions.put(Action.BOUGHT, List.of(condition(macro, conversions)));
    }
    declaredActions.build(() -> actions);
    return section.build(
        () -> new ProductSettings(key, category, actions, (int) Math.min(max, Integer.MAX_VALUE)));
  }

  /** Names of conversions, or a condition; an empty list is an action that nobody takes. */
  private List<Condition> action(Section section, String key, List<Conversion> conversions) {
    ConfigValue value = section.value(key).orElse(null);
    if (value == null) {
      return List.of();
    }
    return areNames(value)
        ? section.list(key, name -> onEvents(name, conversions))
        : List.of(conditions.read(section.path(key), value));
  }

  private static boolean areNames(ConfigValue value) {
    return value instanceof ConfigList list
        ? list.stream().allMatch(Scalars::isScalar)
        : Scalars.isScalar(value);
  }

  private Condition onEvents(ConfigValue value, List<Conversion> conversions) {
    String name = Words.declared("conversion", declared.conversions()).apply(value);
    if (conversions.stream()
        .anyMatch(c -> c.name().equals(name) && c.scope() == Conversion.Scope.SESSION)) {
      throw new IllegalArgumentException(
          "conversion " + name + " is declared on sessions, but an action is an event");
    }
    return condition(name, conversions);
  }

  private static Condition condition(String conversion, List<Conversion> conversions) {
    return conversions.stream()
        .filter(declared -> declared.name().equals(conversion))
        .map(Conversion::when)
        .findFirst()
        .orElse(STAND_IN);
  }

  private String field(ConfigValue value) {
    return fields.field(Scalars.text(value)).name();
  }
}
