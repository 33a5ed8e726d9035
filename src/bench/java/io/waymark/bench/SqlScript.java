package io.waymark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A file of {@code src/bench/sql}: statements in steps, each step after a line with its name. */
final class SqlScript {
  private static final Pattern STEP = Pattern.compile("^-- (\\w+)$", Pattern.MULTILINE);
  private static final Pattern STATEMENT_END = Pattern.compile(";\\n");

  private SqlScript() {}

  static Map<String, List<String>> steps(String name, Path landing, Path work) throws IOException {
    String text =
        Files.readString(Path.of("src/bench/sql", name))
            .replace("${landing}", landing.resolve("shop").toString())
            .replace("${work}", work.toString());
    Map<String, List<String>> steps = new LinkedHashMap<>();
    List<String> names = STEP.matcher(text).results().map(match -> match.group(1)).toList();
    List<String> parts = STEP.splitAsStream(text).toList();
    for (int i = 0; i < names.size(); i++) {
      steps.put(names.get(i), statements(parts.get(i + 1)));
    }
    return steps;
  }

  private static List<String> statements(String text) {
    return STATEMENT_END
        .splitAsStream(text)
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
