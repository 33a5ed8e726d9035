package io.waymark.config.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.waymark.config.Condition;
import io.waymark.config.hocon.ConditionFields.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads the grammar of conditions. An object holds when all of its entries do; a list of objects
 * holds when any of them does.
 */
final class ConditionReader {
  /** More than anybody writes by hand; bounds the expressions that are built from it. */
  static final int MAX_DEPTH = 8;

  static final int MAX_PARTS = 200;

  private static final Condition STAND_IN = new Condition.All(List.of());

  private final ConditionFields fields;
  private final Problems problems;
  private int parts;
  private boolean isTooLong;

  ConditionReader(ConditionFields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  Condition required(Section section, String key) {
    if (section.value(key).isEmpty()) {
      section.required(key, "", Scalars::text);
      return STAND_IN;
    }
    return section.value(key).map(value -> read(section.path(key), value)).orElse(STAND_IN);
  }

  Condition read(String path, ConfigValue value) {
    parts = 0;
    isTooLong = false;
    return condition(path, value, 1);
  }

  private Condition condition(String path, ConfigValue value, int depth) {
    parts++;
    if (depth > MAX_DEPTH) {
      return refused(path, value, "is nested deeper than " + MAX_DEPTH + " levels");
    }
    if (parts > MAX_PARTS) {
      return isTooLong ? STAND_IN : tooLong(path, value);
    }
    if (value instanceof ConfigObject object) {
      return entries(path, object, depth);
    }
    return value instanceof ConfigList
        ? new Condition.Any(each(path, value, depth))
        : refused(
            path,
            value,
            "must be a condition such as { event = purchase }, but is " + Scalars.kind(value));
  }

  private Condition entries(String path, ConfigObject object, int depth) {
    List<Condition> all = new ArrayList<>();
    new TreeMap<>(object)
        .forEach((key, value) -> all.add(entry(path + "." + key, key, value, depth)));
    if (all.isEmpty()) {
      return refused(path, object, "is empty, which would hold for everything");
    }
    return all.size() == 1 ? all.get(0) : new Condition.All(all);
  }

  private Condition entry(String path, String key, ConfigValue value, int depth) {
    return switch (key) {
      case "any" -> new Condition.Any(each(path, value, depth));
      case "all" -> new Condition.All(each(path, value, depth));
      case "not" -> new Condition.Not(condition(path, value, depth + 1));
      case "property" ->
          value instanceof ConfigObject object
              ? properties(path, object)
              : refused(path, value, "needs the name of a property, as in property.plan = pro");
      default -> field(path, key, value);
    };
  }

  private List<Condition> each(String path, ConfigValue value, int depth) {
    List<Condition> conditions = new ArrayList<>();
    if (!(value instanceof ConfigList list)) {
      refused(path, value, "must be a list of conditions, but is " + Scalars.kind(value));
    } else if (list.isEmpty()) {
      refused(path, value, "is an empty list");
    } else {
      for (int i = 0; i < list.size(); i++) {
        conditions.add(condition(path + "[" + i + "]", list.get(i), depth + 1));
      }
    }
    return conditions;
  }

  /** {@code property.plan = pro} arrives as an object in an object. */
  private Condition properties(String path, ConfigObject object) {
    List<Condition> all = new ArrayList<>();
    new TreeMap<>(object)
        .forEach(
            (name, value) ->
                all.add(field(path + "." + name, ConditionFields.PROPERTY + name, value)));
    if (all.isEmpty()) {
      return refused(path, object, "is empty, which would hold for everything");
    }
    return all.size() == 1 ? all.get(0) : new Condition.All(all);
  }

  private Condition field(String path, String word, ConfigValue value) {
    parts++;
    try {
      Field field = fields.field(word);
      return new FieldConditions(field, path, problems).read(value);
    } catch (IllegalArgumentException e) {
      return refused(path, value, String.valueOf(e.getMessage()));
    }
  }

  private Condition tooLong(String path, ConfigValue value) {
    isTooLong = true;
    return refused(path, value, "the condition has more than " + MAX_PARTS + " parts");
  }

  private Condition refused(String path, ConfigValue value, String message) {
    problems.add(value.origin(), path, message);
    return STAND_IN;
  }
}
