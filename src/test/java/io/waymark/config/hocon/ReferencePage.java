package io.waymark.config.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reference part of docs/configuration.md, out of the comments of reference.conf. */
final class ReferencePage {
  private final StringBuilder sections = new StringBuilder();

  private ReferencePage() {}

  static String generate(ConfigObject root) {
    ReferencePage page = new ReferencePage();
    page.section(Defaults.ROOT, root);
    return page.sections.toString();
  }

  private void section(String path, ConfigObject object) {
    sections.append("\n### ").append(path).append('\n');
    if (!comment(object).isEmpty()) {
      sections.append('\n').append(comment(object)).append('\n');
    }
    StringBuilder rows = new StringBuilder();
    rows("", object, rows);
    if (rows.length() > 0) {
      sections.append("\n| key | default | meaning |\n|---|---|---|\n").append(rows);
    }
    inOrder(object).stream()
        .filter(entry -> isSection(entry.getValue()))
        .forEach(entry -> section(path + "." + entry.getKey(), (ConfigObject) entry.getValue()));
  }

  private static void rows(String prefix, ConfigObject object, StringBuilder rows) {
    for (Map.Entry<String, ConfigValue> entry : inOrder(object)) {
      String key = prefix + entry.getKey();
      ConfigValue value = entry.getValue();
      if (isPartOfKey(value)) {
        rows(key + ".", (ConfigObject) value, rows);
      } else if (!isSection(value)) {
        rows.append("| `%s` | %s | %s |\n".formatted(key, standard(value), comment(value)));
      }
    }
  }

  /** Keys that no comment explains. */
  static List<String> uncommented(String path, ConfigObject object) {
    return inOrder(object).stream()
        .flatMap(
            entry -> {
              String key = path + "." + entry.getKey();
              ConfigValue value = entry.getValue();
              if (isSection(value) || isPartOfKey(value)) {
                return uncommented(key, (ConfigObject) value).stream();
              }
              return comment(value).isEmpty() ? List.of(key).stream() : List.<String>of().stream();
            })
        .toList();
  }

  private static boolean isSection(ConfigValue value) {
    return !comment(value).isEmpty() && hasComments(value);
  }

  /** The {@code a.b} of {@code a.b.c}. */
  private static boolean isPartOfKey(ConfigValue value) {
    return comment(value).isEmpty() && hasComments(value);
  }

  private static boolean hasComments(ConfigValue value) {
    return value instanceof ConfigObject object
        && object.values().stream().anyMatch(v -> !comment(v).isEmpty() || hasComments(v));
  }

  private static List<Map.Entry<String, ConfigValue>> inOrder(ConfigObject object) {
    return object.entrySet().stream()
        .sorted(
            Comparator.comparing(
                (Map.Entry<String, ConfigValue> entry) -> entry.getValue().origin().lineNumber()))
        .toList();
  }

  private static String comment(ConfigValue value) {
    return value.origin().comments().stream().map(String::strip).collect(Collectors.joining(" "));
  }

  private static boolean isNamed(ConfigValue rule) {
    return rule instanceof ConfigObject object && object.containsKey("name");
  }

  private static String standard(ConfigValue value) {
    if (value.valueType() == ConfigValueType.NULL) {
      return "–";
    }
    if (value instanceof ConfigList list && list.stream().anyMatch(ReferencePage::isNamed)) {
      return list.stream()
          .map(rule -> "`" + ((ConfigObject) rule).toConfig().getString("name") + "`")
          .collect(Collectors.joining(", "));
    }
    String text =
        Scalars.isScalar(value)
            ? Scalars.text(value)
            : value.render(ConfigRenderOptions.concise().setJson(false));
    return "`" + text + "`";
  }
}
