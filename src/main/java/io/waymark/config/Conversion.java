package io.waymark.config;

import io.waymark.table.DailyVisitors;
import java.util.Optional;

/**
 * A declared micro-conversion, or the macro-conversion.
 *
 * @param when what an event must meet, or a session if {@code scope} is SESSION
 * @param hasValue true: sums {@code amount} of its events
 * @param distinctBy field that counts once within its session, such as a checkout token
 */
public record Conversion(
    String name,
    String label,
    String stage,
    Scope scope,
    Condition when,
    boolean hasValue,
    Optional<String> distinctBy) {

  /** What a conversion is declared on. */
  public enum Scope {
    EVENT,
    SESSION
  }

  public Conversion {
    Names.check("conversion", name);
    if (name.equals(DailyVisitors.ANY_VISITOR)) {
      throw new IllegalArgumentException(
          "conversion " + name + " must have another name: daily_visitors says so of any visitor");
    }
    if (scope == Scope.SESSION && (hasValue || distinctBy.isPresent())) {
      throw new IllegalArgumentException(
          "conversion " + name + " is declared on sessions: it has no value and no distinct-by");
    }
  }
}
