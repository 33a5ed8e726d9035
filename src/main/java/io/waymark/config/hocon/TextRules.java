package io.waymark.config.hocon;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What is refused by the text of a file: names given twice, and foreign environment variables. */
final class TextRules {
  private static final Pattern DEFINITION =
      Pattern.compile("(waymark\\.)?(stores|sources|conversions|dimensions)\\.[^.]+");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");

  private TextRules() {}

  /** A later value that builds on the earlier one by substitution is a use, not a repetition. */
  static void refuseRepeatedKeys(TextScan scan, String file, Problems problems) {
    Map<String, TextScan.Given> first = new HashMap<>();
    for (TextScan.Given key : scan.keys()) {
      TextScan.Given earlier = first.putIfAbsent(key.path(), key);
      if (earlier != null && isRepeated(earlier, key)) {
        int line = Math.max(earlier.line(), key.line());
        int other = Math.min(earlier.line(), key.line());
        problems.addRepeated(
            file, line, key.path(), "is given twice in this file, first in line " + other);
      }
    }
  }

  private static boolean isRepeated(TextScan.Given earlier, TextScan.Given later) {
    if (earlier.isObject() && later.isObject()) {
      return DEFINITION.matcher(later.path()).matches();
    }
    return !later.isAppended() && !later.value().contains("${");
  }

  static void refuseForeignVariables(
      TextScan scan, String file, Map<String, String> allowed, Problems problems) {
    for (TextScan.Substitution use : scan.substitutions()) {
      String name = use.name();
      if (!VARIABLE.matcher(name).matches()) {
        continue;
      }
      if (!Environment.isAllowed(name)) {
        problems.addInFile(
            file,
            use.line(),
            "environment variable " + name + " is not read: only names that start with WAYMARK_");
      } else if (!use.isOptional() && !allowed.containsKey(name)) {
        problems.addInFile(
            file,
            use.line(),
            "environment variable " + name + " is not set; ${?" + name + "} lets it be absent");
      }
    }
  }
}
