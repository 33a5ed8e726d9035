package io.waymark.condition.spark;

import io.waymark.config.Condition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The case table {@code conditions.txt}. */
final class ConditionCases {
  private ConditionCases() {}

  /** One line: an event that holds one value, and whether the condition on it holds. */
  record Case(
      String line, Condition condition, String field, @Nullable String value, boolean holds) {}

  static List<Case> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ConditionCases.class.getResourceAsStream("conditions.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .skip(1)
          .map(ConditionCases::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case parse(String line) {
    String[] cells = line.split(" +\\| ", -1);
    String field = cells[0].strip();
    Condition condition = condition(field, cells[1].strip(), text(cells[2]));
    String value = cells[3].strip().equals("absent") ? null : text(cells[3]);
    return new Case(line, condition, field, value, cells[4].strip().equals("true"));
  }

  private static Condition condition(String field, String operator, String operand) {
    return switch (operator) {
      case "equals" -> new Condition.EqualTo(field, operand);
      case "in" -> new Condition.In(field, List.of(operand.split(";", -1)));
      case "at-least" -> new Condition.AtLeast(field, new BigDecimal(operand));
      case "at-most" -> new Condition.AtMost(field, new BigDecimal(operand));
      case "matches" -> new Condition.Matches(field, Pattern.compile(operand));
      case "exists" -> new Condition.Exists(field);
      default -> throw new IllegalArgumentException("no operator " + operator);
    };
  }

  private static String text(String cell) {
    String text = cell.strip();
    boolean isQuoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }
}
