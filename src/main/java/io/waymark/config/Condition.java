package io.waymark.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A declared condition on one event (or on one session). Field names are columns of {@code events}
 * or {@code property.<name>}; a condition on an absent value is false, never null.
 */
public sealed interface Condition {
  /** The field holds exactly this text (numbers and booleans by their text). */
  record EqualTo(String field, String value) implements Condition {}

  /** The field holds one of these texts. */
  record In(String field, List<String> values) implements Condition {
    public In {
      values = List.copyOf(values);
    }
  }

  /** The field is a number of at least this size. */
  record AtLeast(String field, BigDecimal number) implements Condition {}

  /** The field is a number of at most this size. */
  record AtMost(String field, BigDecimal number) implements Condition {}

  /** Some part of the field matches the regular expression. */
  record Matches(String field, Pattern pattern) implements Condition {}

  /** The field has a value; {@code Not} of it: it has none. */
  record Exists(String field) implements Condition {}

  /** All hold; true when empty. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one holds; false when empty. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  record Not(Condition part) implements Condition {}
}
