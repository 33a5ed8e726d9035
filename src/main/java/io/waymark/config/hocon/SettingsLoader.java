package io.waymark.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import io.waymark.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings of a config folder over the built-in defaults. */
public final class SettingsLoader {
  /** The file of the folder that is read; it includes the others. */
  public static final String MAIN_FILE = "waymark.conf";

  private SettingsLoader() {}

  public static Settings load(Path folder, Map<String, String> environment) {
    return load(folder, environment, List.of());
  }

  /**
   * Reads the settings, or reports every problem in one exception.
   *
   * @param environment of it only variables whose names start with WAYMARK_ are used
   * @param overrides {@code key=value}, keys below {@code waymark}
   */
  public static Settings load(
      Path folder, Map<String, String> environment, List<String> overrides) {
    return read(folder, environment, overrides).orElseThrow();
  }

  /** The same without an exception: every problem as data. */
  public static ConfigReading read(
      Path folder, Map<String, String> environment, List<String> overrides) {
    Problems problems = new Problems(new Places(folder));
    Optional<Settings> settings = Optional.empty();
    if (Files.isRegularFile(folder.resolve(MAIN_FILE))) {
      settings =
          merged(folder, environment, overrides, problems).flatMap(new Binder(problems)::settings);
    } else {
      problems.addInFile(MAIN_FILE, 0, "there is no such file in the config folder");
    }
    boolean isUsable = problems.count() == 0;
    return new ConfigReading(folder, isUsable ? settings : Optional.empty(), problems.list());
  }

  /** Empty when a file is so wrong that binding would only report consequences of it. */
  private static Optional<ConfigObject> merged(
      Path folder, Map<String, String> environment, List<String> overrides, Problems problems) {
    Map<String, String> variables = Environment.allowed(environment);
    ConfigObject files = new ConfigFiles(folder, variables, problems).read(MAIN_FILE);
    Config overridden = new Overrides(problems).read(overrides);
    if (problems.isUnreadable()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Environment.asRoot(variables)
              .withFallback(overridden)
              .withFallback(files)
              .withFallback(Defaults.read())
              .resolve(ConfigResolveOptions.noSystem())
              .root());
    } catch (ConfigException e) {
      problems.add(e, MAIN_FILE);
      return Optional.empty();
    }
  }
}
