package io.waymark.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the command line, {@code sessions.idle-gap=20m}: keys below {@code waymark}. A value
 * is taken as it is, except that {@code [ … ]}, <code>{ … }</code> and {@code null} are read as
 * configuration.
 */
final class Overrides {
  /** Quotes keep dots inside a name. */
  private static final String NAME = "(?:[A-Za-z0-9_-]+|\"[A-Za-z0-9._-]+\")";

  private static final Pattern KEY = Pattern.compile(NAME + "(?:\\." + NAME + ")*");

  private final Problems problems;

  Overrides(Problems problems) {
    this.problems = problems;
  }

  /** Of two values for one key the later one holds. */
  Config read(List<String> overrides) {
    Config all = ConfigFactory.empty();
    for (String override : overrides) {
      all = one(override).withFallback(all);
    }
    return all;
  }

  private Config one(String override) {
    int equals = override.indexOf('=');
    String key = equals < 0 ? override : override.substring(0, equals).strip();
    if (equals < 0 || !KEY.matcher(key).matches()) {
      problems.addInFile("--set " + override, 0, "must look like sessions.idle-gap=20m");
      return ConfigFactory.empty();
    }
    String place = "--set " + key;
    Map<String, @Nullable Object> value = new HashMap<>();
    try {
      value.put("waymark." + key, value(override.substring(equals + 1).strip(), place));
    } catch (ConfigException e) {
      problems.addInFile(place, 0, String.valueOf(e.getMessage()));
    }
    return ConfigFactory.parseMap(value, place);
  }

  private @Nullable Object value(String text, String place) {
    if (!text.startsWith("[") && !text.startsWith("{") && !text.equals("null")) {
      return ConfigValueFactory.fromAnyRef(text, place);
    }
    RelativeIncluder includer =
        RelativeIncluder.refusing(what -> problems.addInFile(place, 0, "cannot include files"));
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription(place).setIncluder(includer);
    Config parsed = ConfigFactory.parseString("value = " + text, options);
    if (!parsed.isResolved()) {
      problems.addInFile(place, 0, "cannot refer to other settings");
      return null;
    }
    if (parsed.root().size() != 1) {
      problems.addInFile(place, 0, "gives more than one value");
    }
    return parsed.root().get("value");
  }
}
