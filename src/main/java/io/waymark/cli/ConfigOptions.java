package io.waymark.cli;

import io.waymark.config.Settings;
import io.waymark.config.hocon.SettingsLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which configuration is in effect. */
final class ConfigOptions {
  @Option(
      names = {"-c", "--conf"},
      paramLabel = "DIR",
      description = "Folder with waymark.conf. Default: ${DEFAULT-VALUE}",
      defaultValue = "${env:WAYMARK_CONF:-conf}")
  private Path folder;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key below waymark, such as sessions.idle-gap=45m.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--warehouse", paramLabel = "DIR", description = "Folder of the tables.")
  private @Nullable String warehouse;

  @Option(names = "--landing", paramLabel = "DIR", description = "Folder of the raw files.")
  private @Nullable String landing;

  Path folder() {
    return folder;
  }

  List<String> overrides() {
    List<String> all = new ArrayList<>(overrides);
    if (warehouse != null) {
      all.add("warehouse=" + warehouse);
    }
    if (landing != null) {
      all.add("landing=" + landing);
    }
    return all;
  }

  Settings load() {
    return SettingsLoader.load(folder, System.getenv(), overrides());
  }
}
