package io.waymark.condition.spark;

import static org.apache.spark.sql.functions.udf;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text holds a match of an expression; a function of the text alone. A task looks at each
 * text once, as far as it can remember them: texts like user agents and referrers are few, and to
 * look one up is cheaper than to match it.
 */
final class TextMatch implements UDF1<@Nullable String, @Nullable Boolean> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_TEXTS = 2_000;

  private final Pattern pattern;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  private TextMatch(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Null for an absent text. */
  static Column of(Pattern pattern, Column text) {
    return udf(new TextMatch(pattern), DataTypes.BooleanType).apply(text);
  }

  @Override
  public @Nullable Boolean call(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Boolean remembered = known.get(text);
    if (remembered != null) {
      return remembered;
    }
    boolean isFound = pattern.matcher(text).find();
    if (known.size() < MOST_TEXTS) {
      known.put(text, isFound);
    }
    return isFound;
  }
}
