package io.waymark.config.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.waymark.config.Condition;
import io.waymark.config.Spelling;
import io.waymark.config.hocon.ConditionFields.Field;
import io.waymark.config.hocon.ConditionFields.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The comparisons of one field in a condition. */
final class FieldConditions {
  private static final List<String> OPERATORS =
      List.of("equals", "in", "at-least", "at-most", "matches", "exists");

  private static final int MAX_PATTERN = 2000;
  private static final int MAX_VALUES = 1000;

  private final Field field;
  private final String path;
  private final Problems problems;

  FieldConditions(Field field, String path, Problems problems) {
    this.field = field;
    this.path = path;
    this.problems = problems;
  }

  Condition read(ConfigValue value) {
    if (value instanceof ConfigObject operators) {
      return operators(operators);
    }
    return value instanceof ConfigList list ? in(list) : equalTo(value);
  }

  private Condition operators(ConfigObject operators) {
    List<Condition> all = new ArrayList<>();
    for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(operators).entrySet()) {
      ConfigValue operand = entry.getValue();
      try {
        all.add(operator(entry.getKey(), operand));
      } catch (IllegalArgumentException e) {
        problems.add(operand.origin(), path + "." + entry.getKey(), String.valueOf(e.getMessage()));
      }
    }
    if (operators.isEmpty()) {
      throw new IllegalArgumentException("is empty; expected " + String.join(", ", OPERATORS));
    }
    return all.size() == 1 ? all.get(0) : new Condition.All(all);
  }

  private Condition operator(String operator, ConfigValue operand) {
    return switch (operator) {
      case "equals" -> equalTo(operand);
      case "in" -> operand instanceof ConfigList list ? in(list) : equalTo(operand);
      case "at-least" -> new Condition.AtLeast(field.name(), number(operand));
      case "at-most" -> new Condition.AtMost(field.name(), number(operand));
      case "matches" -> new Condition.Matches(field.name(), pattern(operand));
      case "exists" -> exists(Scalars.flag(operand));
      default ->
          throw new IllegalArgumentException(
              "unknown operator " + Scalars.quoted(operator) + Spelling.hint(operator, OPERATORS));
    };
  }

  /** Numbers are compared as numbers: an amount of 10 is 10.0000 in its column. */
  private Condition equalTo(ConfigValue value) {
    return switch (field.kind()) {
      case TEXT, PROPERTY -> new Condition.EqualTo(field.name(), field.text(value));
      case FLAG -> new Condition.EqualTo(field.name(), String.valueOf(Scalars.flag(value)));
      case NUMBER -> {
        BigDecimal number = Scalars.number(value);
        yield new Condition.All(
            List.of(
                new Condition.AtLeast(field.name(), number),
                new Condition.AtMost(field.name(), number)));
      }
    };
  }

  private Condition in(ConfigList list) {
    if (list.isEmpty() || list.size() > MAX_VALUES) {
      throw new IllegalArgumentException("must list 1 to " + MAX_VALUES + " values");
    }
    if (field.kind() == Kind.NUMBER || field.kind() == Kind.FLAG) {
      return new Condition.Any(list.stream().map(this::equalTo).toList());
    }
    return new Condition.In(field.name(), list.stream().map(field::text).toList());
  }

  private Condition exists(boolean isThere) {
    Condition exists = new Condition.Exists(field.name());
    return isThere ? exists : new Condition.Not(exists);
  }

  private BigDecimal number(ConfigValue operand) {
    if (field.kind() != Kind.NUMBER && field.kind() != Kind.PROPERTY) {
      throw new IllegalArgumentException("field " + field.name() + " holds no number");
    }
    return Scalars.number(operand);
  }

  private Pattern pattern(ConfigValue operand) {
    if (field.kind() != Kind.TEXT && field.kind() != Kind.PROPERTY) {
      throw new IllegalArgumentException("field " + field.name() + " holds no text");
    }
    String text = Scalars.text(operand);
    if (text.length() > MAX_PATTERN) {
      throw new IllegalArgumentException("is longer than " + MAX_PATTERN + " characters");
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "is no regular expression: " + e.getDescription() + " in " + Scalars.quoted(text), e);
    }
  }
}
