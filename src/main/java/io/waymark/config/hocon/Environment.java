package io.waymark.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The environment variables that a configuration may use. The library's own access to the
 * environment is off, so that a configuration cannot read what it was not given.
 */
final class Environment {
  private static final Pattern ALLOWED = Pattern.compile("WAYMARK_[A-Z0-9_]+");

  private Environment() {}

  static boolean isAllowed(String name) {
    return ALLOWED.matcher(name).matches();
  }

  static Map<String, String> allowed(Map<String, String> environment) {
    Map<String, String> allowed = new TreeMap<>(environment);
    allowed.keySet().removeIf(name -> !isAllowed(name));
    return allowed;
  }

  /** The variables as root keys, where substitutions find them. */
  static Config asRoot(Map<String, String> allowed) {
    Config root = ConfigFactory.empty();
    for (Map.Entry<String, String> variable : allowed.entrySet()) {
      Map<String, String> single = Map.of(variable.getKey(), variable.getValue());
      root =
          root.withFallback(
              ConfigFactory.parseMap(single, "environment variable " + variable.getKey()));
    }
    return root;
  }
}
