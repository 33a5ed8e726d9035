package io.waymark.bench;

import io.waymark.config.Settings;
import io.waymark.config.hocon.SettingsLoader;
import io.waymark.generate.Faults;
import io.waymark.generate.Generated;
import io.waymark.generate.PlantedExperiment;
import io.waymark.generate.ShopGenerator;
import io.waymark.generate.ShopSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The generated shop that is measured, and the settings that say what is counted in it. */
final class BenchShop {
  static final LocalDate FIRST_DAY = LocalDate.parse("2024-05-01");
  private static final long SEED = 4;

  private static final int LINES_PER_FILE = 500_000;
  private static final int FEWEST_FILES = 4;
  private static final String DONE = "generated.txt";

  private BenchShop() {}

  /** Lines of some landing days, made once: a folder that is complete is used again. */
  static Path landing(Path folder, long eventsPerDay, int days, Faults faults) throws IOException {
    return landing(
        folder,
        ShopSettings.typical(SEED, "shop", FIRST_DAY, days, 1)
            .withFaults(faults)
            .withLines(eventsPerDay * days)
            .withFilesPerDay(files(eventsPerDay)));
  }

  /** Days of a shop whose visitors are in the experiment of everything.conf. */
  static Path inExperiment(Path folder, LocalDate firstDay, long eventsPerDay, int days)
      throws IOException {
    return landing(
        folder,
        ShopSettings.typical(firstDay.toEpochDay(), "shop", firstDay, days, 1)
            .withExperiment(new PlantedExperiment("sticky_cart", 0.5, Map.of(), 0))
            .withLines(eventsPerDay * days)
            .withFilesPerDay(files(eventsPerDay)));
  }

  private static int files(long eventsPerDay) {
    return (int) Math.max(FEWEST_FILES, eventsPerDay / LINES_PER_FILE);
  }

  private static Path landing(Path folder, ShopSettings shop) throws IOException {
    Path landing = folder.resolve("landing");
    Path done = folder.resolve(DONE);
    if (Files.exists(done) && Files.readString(done).equals(shop.toString())) {
      return landing;
    }
    delete(folder);
    long start = System.nanoTime();
    Generated generated = ShopGenerator.write(shop, landing.resolve("shop"), null);
    System.out.printf(
        Locale.ROOT,
        "generated %,d lines, %,d MB, in %.0f s%n",
        generated.lines(),
        generated.plainBytes() >> 20,
        (System.nanoTime() - start) / 1e9);
    Files.writeString(done, shop.toString());
    return landing;
  }

  /**
   * The settings of a new warehouse.
   *
   * @param more {@code key=value}, and names of further files of src/bench/conf
   */
  static Settings settings(Path landing, Path work, String... more) throws IOException {
    Path conf = Files.createDirectories(work.resolve("conf"));
    Path root = Path.of("").toAbsolutePath();
    List<String> files = Stream.of(more).filter(name -> name.endsWith(".conf")).toList();
    StringBuilder main = new StringBuilder();
    for (String file : files) {
      copy(root.resolve("src/bench/conf").resolve(file), conf.resolve(file));
      main.append("include \"").append(file).append("\"\n");
    }
    main.append(Files.readString(root.resolve("src/bench/conf/waymark.conf")));
    Files.writeString(conf.resolve("waymark.conf"), main);
    copy(root.resolve("conf/sources/shop.conf"), conf.resolve("shop.conf"));
    List<String> overrides = new ArrayList<>(List.of(more));
    overrides.removeAll(files);
    overrides.add("warehouse=" + work.resolve("warehouse"));
    overrides.add("landing=" + landing);
    return SettingsLoader.load(conf, Map.of(), overrides);
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
