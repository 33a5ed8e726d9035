package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.generate.ShopGenerator;
import io.waymark.generate.ShopSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The raw files of the demo: the bundled click-stream, and a small generated shop. */
final class DemoData {
  static final LocalDate LAST_DAY = LocalDate.of(2024, 6, 29);

  private static final String CLICK_STREAM = "/io/waymark/demo/ecom.csv.gz";
  private static final int SHOP_DAYS = 7;
  private static final int SHOP_SESSIONS_PER_DAY = 600;
  private static final long SHOP_SEED = 20240629;

  private final Path folder;

  DemoData(Path folder) {
    this.folder = folder;
  }

  Path landing() {
    return folder.resolve("landing");
  }

  Path warehouse() {
    return folder.resolve("warehouse");
  }

  /** Files that are there already stay as they are, so that a second demo finds nothing new. */
  void prepare() {
    try {
      Path clickStream = landing().resolve("ecom/history/ecom.csv.gz");
      if (Files.notExists(clickStream)) {
        Files.createDirectories(clickStream.resolveSibling(""));
        try (InputStream in = DemoData.class.getResourceAsStream(CLICK_STREAM)) {
          if (in == null) {
            throw incomplete();
          }
          Files.copy(in, clickStream);
        }
      }
      Path shop = landing().resolve("shop");
      if (Files.notExists(shop)) {
        ShopGenerator.write(
            ShopSettings.typical(
                SHOP_SEED,
                "shop",
                LAST_DAY.minusDays(SHOP_DAYS - 1L),
                SHOP_DAYS,
                SHOP_SESSIONS_PER_DAY),
            shop,
            folder.resolve("truth"));
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private WaymarkException unwritable(IOException cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Cannot write the demo's files to " + folder,
        String.valueOf(cause),
        "Name a folder that may be written to with --dir",
        cause);
  }

  private static WaymarkException incomplete() {
    return new WaymarkException(
        ExitCode.FAILED,
        "The demo has no data",
        "the jar does not hold " + CLICK_STREAM,
        "Build it again with mvn clean package");
  }
}
