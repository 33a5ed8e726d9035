package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.hocon.SettingsLoader;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import java.nio.file.Files;
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

  /** The tables that are there to be read; an absent warehouse is most likely a wrong path. */
  KernelTables tables(Settings settings) {
    WarehouseLayout layout = new WarehouseLayout(settings.warehouse().path());
    layout
        .localRoot()
        .filter(folder -> !Files.isDirectory(folder) || !Files.isReadable(folder))
        .ifPresent(
            folder -> {
              throw noWarehouse(folder);
            });
    requireClient(layout);
    return new KernelTables(layout);
  }

  /** Kernel would say it in the words of its libraries. */
  private static void requireClient(WarehouseLayout layout) {
    if (layout.localRoot().isEmpty()) {
      HadoopSettings.requireClient(new org.apache.hadoop.fs.Path(layout.root()));
    }
  }

  private static WaymarkException noWarehouse(Path folder) {
    return new WaymarkException(
        ExitCode.FAILED,
        "There is no warehouse in " + folder,
        Files.notExists(folder)
            ? "the folder does not exist"
            : "it is no folder, or may not be read",
        "Name the right one with --warehouse, or fill it with waymark run");
  }

  /** The same with further overrides, which hold against all others. */
  Settings load(List<String> more) {
    List<String> all = overrides();
    all.addAll(more);
    Settings settings = SettingsLoader.load(folder, System.getenv(), all);
    HadoopSettings.declare(settings.warehouse().sparkOptions());
    return settings;
  }

  Settings load() {
    return load(List.of());
  }
}
