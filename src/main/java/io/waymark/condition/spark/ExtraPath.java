package io.waymark.condition.spark;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Paths of mappings ({@code products.0.colour}, backslash before a dot in a name) as JSON paths.
 */
final class ExtraPath {
  private static final Pattern DOT = Pattern.compile("(?<!\\\\)\\.");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
  private static final Pattern PLACE = Pattern.compile("\\d{1,9}");
  private static final String WRAPPER = "^";

  private ExtraPath() {}

  /** Empty where a JSON path cannot say it, or where the value lies outside of the record. */
  static Optional<String> of(String path) {
    StringBuilder json = new StringBuilder("$");
    for (String part : DOT.split(path, -1)) {
      String name = ESCAPED.matcher(part).replaceAll("$1");
      if (part.equals(WRAPPER) || name.contains("'") || name.contains("?") || name.equals("*")) {
        return Optional.empty();
      }
      json.append(PLACE.matcher(name).matches() ? "[" + name + "]" : "['" + name + "']");
    }
    return Optional.of(json.toString());
  }
}
