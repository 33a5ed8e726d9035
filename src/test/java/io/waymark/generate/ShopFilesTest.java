package io.waymark.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as a whole: the same for ever, delivered once more, or replaced. */
class ShopFilesTest {
  private static final ShopSettings SMALL =
      ShopSettings.typical(7, "shop", LocalDate.of(2026, 3, 27), 4, 60).withFilesPerDay(2);
  private static final ShopSettings LONGER =
      ShopSettings.typical(7, "shop", SMALL.firstDay(), 10, 60).withFilesPerDay(2);

  @TempDir Path folder;

  @Test
  void earlierVersionsGaveTheSameLines() throws IOException {
    ShopGenerator.write(SMALL.withFaults(Faults.NONE), folder.resolve("none"), null);
    Faults typical = Faults.TYPICAL.with(Fault.CLOCK_SKEW, 0);
    ShopGenerator.write(SMALL.withFaults(typical), folder.resolve("typical"), null);

    assertThat(hash(folder.resolve("none")))
        .isEqualTo("5b0bd78d1e7ea8e9ea895e33153794400c9fe916f4871463d8708e69c365c63f");
    assertThat(hash(folder.resolve("typical")))
        .isEqualTo("02ec3f60bfc11a1f9eeef4111472dfbce81a27e6d3bc5b7780352eafc3f9df0a");
  }

  @Test
  void replayedFilesComeAgainOnALaterDayUnderAnotherName() throws IOException {
    WrittenShop plain = WrittenShop.write(LONGER, folder.resolve("plain"));
    WrittenShop shop = write(Fault.REPLAYED_FILES, 1);

    List<List<String>> again = files(shop, "replayed");
    assertThat(shop.lines()).isEqualTo(plain.lines());
    assertThat(again).hasSizeBetween(14, 18);
    for (List<String> file : again) {
      LocalDate delivered = LocalDate.parse(file.get(0));
      LocalDate first = LocalDate.parse(file.get(3).substring(0, 10));
      assertThat(file.get(1)).startsWith(delivered + "/events-00").endsWith(first + ".jsonl.gz");
      assertThat(delivered).isBetween(first.plusDays(1), first.plusDays(3)).isBefore(LONGER.end());
      assertThat(shop.landing().resolve(file.get(1)))
          .hasSameBinaryContentAs(shop.landing().resolve(file.get(3)));
    }
    assertThat(shop.generated().files()).isEqualTo(20 + again.size());
  }

  @Test
  void changedFilesLoseLinesThatNeverHappenedAndGainThoseThatWereMissing() throws IOException {
    WrittenShop plain = WrittenShop.write(LONGER, folder.resolve("plain"));
    WrittenShop shop = write(Fault.CHANGED_FILES, 1);

    List<List<String>> changed = files(shop, "changed");
    assertThat(changed).hasSizeBetween(14, 18);
    for (List<String> file : changed) {
      Path later = shop.landing().resolve("_later/" + file.get(0)).resolve(file.get(1));
      Path first = shop.landing().resolve(file.get(1));
      Path truth =
          shop.truth().resolve(file.get(1).replace("events", "lines").replace("jsonl", "csv"));

      assertThat(file.get(3)).isEqualTo(file.get(1));
      assertThat(WrittenShop.unzip(later))
          .isEqualTo(WrittenShop.unzip(plain.landing().resolve(file.get(1))))
          .hasSize(Integer.parseInt(file.get(4)));
      int size = WrittenShop.unzip(later).size();
      int added = count(truth, ",0,1");
      int withdrawn = count(truth, ",1,0");
      assertThat(WrittenShop.unzip(first)).hasSize(size - added + withdrawn);
      assertThat(added).isPositive().isCloseTo(size * 3 / 100, within(size / 25));
      assertThat(withdrawn).isPositive().isCloseTo(size * 3 / 100, within(size / 25));
    }
    assertThat(shop.truth().resolve("days.csv"))
        .hasSameTextualContentAs(plain.truth().resolve("days.csv"));
  }

  @Test
  void linesThatNeverHappenedHaveIdsOfTheirOwn() throws IOException {
    WrittenShop shop = write(Fault.CHANGED_FILES, 1);

    List<WrittenLine> phantoms = shop.lines().stream().filter(WrittenLine::isWithdrawn).toList();
    assertThat(phantoms)
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.session()).isEmpty();
              assertThat(line.json().path("anonymousId").asText()).isNotEqualTo(line.visitorId());
              assertThat(line.json().path("messageId").asText()).isEqualTo(line.messageId());
            });
    assertThat(shop.lines())
        .filteredOn(line -> !line.isDuplicate() && !line.isCorrupt())
        .extracting(WrittenLine::messageId)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyFileIsListedWithItsLines() throws IOException {
    WrittenShop shop = WrittenShop.write(SMALL, folder);

    List<List<String>> files = files(shop, "first");
    assertThat(files).hasSize(8);
    for (List<String> file : files) {
      assertThat(file.get(1)).startsWith(file.get(0) + "/").isEqualTo(file.get(3));
      assertThat(WrittenShop.unzip(shop.landing().resolve(file.get(1))))
          .hasSize(Integer.parseInt(file.get(4)));
    }
  }

  @Test
  void aShopOfSoManyLinesHasAboutAsMany() throws IOException {
    ShopSettings settings =
        ShopSettings.typical(4, "shop", SMALL.firstDay(), 5, 1)
            .withFaults(Faults.TYPICAL.with(Fault.DUPLICATES, 0.5))
            .withLines(40_000);

    Generated generated = ShopGenerator.write(settings, folder, null);

    assertThat((double) generated.lines()).isCloseTo(40_000, within(4_000.0));
  }

  private WrittenShop write(Fault fault, double share) throws IOException {
    return WrittenShop.write(
        LONGER.withFaults(Faults.TYPICAL.with(fault, share)), folder.resolve(fault.text()));
  }

  /** Rows of the list of files. */
  private static List<List<String>> files(WrittenShop shop, String kind) throws IOException {
    return Files.readAllLines(shop.truth().resolve("files.csv")).stream()
        .map(row -> List.of(row.split(",", -1)))
        .filter(cells -> cells.get(2).equals(kind))
        .toList();
  }

  private static int count(Path truth, String ending) throws IOException {
    return (int) WrittenShop.truths(truth).stream().filter(row -> row.endsWith(ending)).count();
  }

  private static String hash(Path landing) throws IOException {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      for (Path file : WrittenShop.files(landing)) {
        try (GZIPInputStream lines = new GZIPInputStream(Files.newInputStream(file))) {
          hash.update(lines.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
