package io.waymark.config;

import java.util.List;
import java.util.stream.Collectors;

/** Conditions and conversions in plain words, for people who read tables rather than files. */
public final class ConditionWords {
  private ConditionWords() {}

  /** {@code event_name is "purchase" and amount is at least 10}. */
  public static String describe(Condition condition) {
    if (condition instanceof Condition.All all) {
      return joined(all.parts(), " and ", "always");
    }
    if (condition instanceof Condition.Any any) {
      return joined(any.parts(), " or ", "never");
    }
    if (condition instanceof Condition.Not not) {
      return negated(not.part());
    }
    return comparison(condition);
  }

  /** {@code each event where event_name is "purchase", with the sum of amount}. */
  public static String describe(Conversion conversion) {
    String unit =
        conversion.scope() == Conversion.Scope.SESSION ? "a session where " : "each event where ";
    return unit
        + describe(conversion.when())
        + conversion.distinctBy().map(field -> ", once per " + field + " in a session").orElse("")
        + (conversion.hasValue() ? ", with the sum of amount" : "");
  }

  private static String comparison(Condition condition) {
    if (condition instanceof Condition.EqualTo equal) {
      return equal.field() + " is " + quoted(equal.value());
    }
    if (condition instanceof Condition.In in) {
      return in.field()
          + " is one of "
          + in.values().stream().map(ConditionWords::quoted).collect(Collectors.joining(", "));
    }
    if (condition instanceof Condition.AtLeast atLeast) {
      return atLeast.field() + " is at least " + atLeast.number().toPlainString();
    }
    if (condition instanceof Condition.AtMost atMost) {
      return atMost.field() + " is at most " + atMost.number().toPlainString();
    }
    if (condition instanceof Condition.Matches matches) {
      return matches.field() + " matches /" + matches.pattern().pattern() + "/";
    }
    if (condition instanceof Condition.Exists exists) {
      return exists.field() + " has a value";
    }
    throw new IllegalArgumentException("no words for " + condition);
  }

  private static String negated(Condition part) {
    return part instanceof Condition.Exists exists
        ? exists.field() + " has no value"
        : "not " + inside(part);
  }

  private static String joined(List<Condition> parts, String word, String ofNone) {
    return parts.isEmpty()
        ? ofNone
        : parts.size() == 1
            ? describe(parts.get(0))
            : parts.stream().map(ConditionWords::inside).collect(Collectors.joining(word));
  }

  private static String inside(Condition part) {
    boolean isGroup =
        (part instanceof Condition.All all && all.parts().size() > 1)
            || (part instanceof Condition.Any any && any.parts().size() > 1);
    return isGroup ? "(" + describe(part) + ")" : describe(part);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
