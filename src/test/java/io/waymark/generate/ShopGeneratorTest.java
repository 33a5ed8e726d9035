package io.waymark.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.WaymarkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopGeneratorTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ShopSettings SMALL =
      ShopSettings.typical(7, "shop", LocalDate.of(2026, 3, 27), 4, 60);

  private static final String TRUTH = "id,visitor,1,2026-01-01T00:00:00Z,0,0,0,0,1,0,0,0";

  @TempDir Path folder;

  @Test
  void sameSeedGivesTheSameBytesHoweverManyThreadsThereAre() throws IOException {
    ShopSettings settings = SMALL.withFilesPerDay(3);

    WrittenShop.write(settings, folder.resolve("one"));
    WrittenShop.write(settings, folder.resolve("two"));

    assertThat(contents(folder.resolve("one")))
        .hasSize(4 * 3 * 2 + 2)
        .isEqualTo(contents(folder.resolve("two")));
  }

  @Test
  void anotherSeedGivesAnotherShop() throws IOException {
    WrittenShop one = WrittenShop.write(SMALL, folder.resolve("one"));
    WrittenShop other =
        WrittenShop.write(
            ShopSettings.typical(8, "shop", SMALL.firstDay(), 4, 60), folder.resolve("other"));

    assertThat(ids(one)).doesNotContainAnyElementsOf(ids(other));
  }

  @Test
  void truthIsLeftOutWhenNobodyAsksForIt() throws IOException {
    Generated generated = ShopGenerator.write(SMALL, folder, null);

    assertThat(WrittenShop.files(folder))
        .extracting(file -> folder.relativize(file).toString())
        .containsExactly(
            "2026-03-27/events-000.jsonl.gz",
            "2026-03-28/events-000.jsonl.gz",
            "2026-03-29/events-000.jsonl.gz",
            "2026-03-30/events-000.jsonl.gz");
    assertThat(generated.files()).isEqualTo(4);
  }

  @Test
  void saysHowMuchWasWritten() throws IOException {
    WrittenShop shop = WrittenShop.write(SMALL.withFilesPerDay(2), folder);

    long bytes =
        shop.lines().stream()
            .mapToLong(line -> line.text().getBytes(StandardCharsets.UTF_8).length)
            .sum();
    assertThat(shop.generated())
        .isEqualTo(new Generated(8, shop.lines().size(), bytes + shop.lines().size()));
  }

  @Test
  void linesLandOnTheDayOfTheirReceiptInOrder() throws IOException {
    WrittenShop shop = WrittenShop.write(SMALL, folder);

    Instant before = Instant.MIN;
    for (WrittenLine line : shop.lines()) {
      if (!line.isCorrupt()) {
        Instant received = line.instant("receivedAt");
        assertThat(received).isAfterOrEqualTo(before);
        assertThat(received.atZone(BERLIN).toLocalDate()).isEqualTo(line.landingDay());
        before = received;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29, 2026-03-28T23:00:00Z, 23",
    "2026-10-25, 2026-10-24T22:00:00Z, 25",
    "2026-10-26, 2026-10-25T23:00:00Z, 24",
  })
  void daysOnWhichClocksChangeAreShorterOrLonger(LocalDate day, Instant start, int hours)
      throws IOException {
    ShopSettings settings =
        ShopSettings.typical(3, "shop", day.minusDays(1), 3, 3000).withFaults(Faults.NONE);
    ShopGenerator.write(settings, folder, null);

    List<String> lines = WrittenShop.unzip(folder.resolve(day + "/events-000.jsonl.gz"));
    assertThat(WrittenLine.of(day, lines.get(0), TRUTH).instant("receivedAt"))
        .isBetween(start, start.plus(Duration.ofMinutes(10)));
    assertThat(WrittenLine.of(day, lines.get(lines.size() - 1), TRUTH).instant("receivedAt"))
        .isBetween(
            start.plus(Duration.ofMinutes(hours * 60L - 10)), start.plus(Duration.ofHours(hours)));
  }

  @Test
  void theHourThatComesTwiceIsBusyTwiceAndTheOneThatIsSkippedIsNot() throws IOException {
    LocalDate autumn = LocalDate.of(2026, 10, 25);
    LocalDate spring = LocalDate.of(2026, 3, 29);

    List<String> longDay = hours(autumn);
    List<String> shortDay = hours(spring);

    assertThat(longDay).contains("02+02:00", "02+01:00").hasSize(25);
    assertThat(shortDay).contains("01+01:00", "03+02:00").hasSize(23);
  }

  @Test
  void clocksAreCorrectedToWhenItHappened() throws IOException {
    WrittenShop shop = WrittenShop.write(SMALL.withFaults(Faults.NONE), folder);

    assertThat(shop.lines())
        .filteredOn(line -> !line.isCorrupt())
        .allSatisfy(
            line -> {
              Duration waited =
                  Duration.between(line.instant("originalTimestamp"), line.instant("sentAt"));
              assertThat(line.instant("receivedAt").minus(waited)).isEqualTo(line.happenedAt());
              assertThat(line.instant("timestamp")).isEqualTo(line.happenedAt());
              assertThat(waited).isGreaterThanOrEqualTo(Duration.ZERO);
            });
  }

  @Test
  void eventsHaveTheFieldsThatTheirMappingReads() throws IOException {
    WrittenShop shop = WrittenShop.write(SMALL.withFaults(Faults.NONE), folder);
    JsonNode page = first(shop, "page");
    JsonNode viewed = first(shop, "Product Viewed");
    JsonNode ordered = first(shop, "Order Completed");

    assertThat(viewed.at("/context/page/url").asText())
        .startsWith("https://shop.example.com/p/p00");
    assertThat(viewed.at("/context/device/type").asText()).isIn("mobile", "desktop", "tablet");
    assertThat(viewed.at("/context/country").asText()).hasSize(2);
    assertThat(viewed.at("/context/consent/categoryPreferences/analytics").asBoolean()).isTrue();
    assertThat(viewed.at("/properties/price").decimalValue()).isPositive();
    assertThat(viewed.at("/properties/category").asText()).isNotEmpty();
    assertThat(ordered.at("/properties/order_id").asText()).startsWith("ord-");
    assertThat(ordered.at("/properties/checkout_id").asText()).startsWith("chk-");
    assertThat(ordered.at("/properties/revenue").decimalValue()).isPositive();
    assertThat(ordered.at("/properties/currency").asText()).isEqualTo("EUR");
    assertThat(ordered.path("userId").asText()).startsWith("cust-");
    assertThat(page.path("name").asText()).isNotEmpty();
  }

  @Test
  void moneyIsWrittenAsADecimalOfTwoDigits() throws IOException {
    WrittenShop shop = WrittenShop.write(SMALL.withFaults(Faults.NONE), folder);

    assertThat(shop.lines())
        .filteredOn(line -> line.text().contains("\"price\":"))
        .isNotEmpty()
        .allMatch(line -> line.text().matches(".*\"price\":[0-9]+\\.[0-9]{2}[,}].*"));
  }

  @Test
  void runningAgainReplacesWhatWasThere() throws IOException {
    WrittenShop.write(SMALL, folder);
    Map<String, String> first = contents(folder);

    WrittenShop.write(SMALL, folder);

    assertThat(contents(folder)).isEqualTo(first);
  }

  @Test
  void aFolderThatIsAFileIsReported() throws IOException {
    Path file = Files.writeString(folder.resolve("landing"), "x");

    assertThatThrownBy(() -> ShopGenerator.write(SMALL, file, null))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining("Cannot write a generated shop to " + file)
        .hasMessageContaining("disk has room");
  }

  /** Hours with their offset in which visits begin. */
  private List<String> hours(LocalDate day) throws IOException {
    ShopSettings settings = ShopSettings.typical(3, "shop", day, 1, 1500).withFaults(Faults.NONE);
    WrittenShop shop = WrittenShop.write(settings, folder.resolve(day.toString()));
    DateTimeFormatter hour = DateTimeFormatter.ofPattern("HHxxx", Locale.ROOT);
    return shop.sessions().values().stream()
        .map(times -> times.get(0).atZone(BERLIN))
        .filter(start -> start.toLocalDate().equals(day))
        .map(hour::format)
        .distinct()
        .toList();
  }

  private static JsonNode first(WrittenShop shop, String name) {
    return shop.lines().stream()
        .filter(line -> line.name().equals(name))
        .findFirst()
        .orElseThrow()
        .json();
  }

  private static Set<String> ids(WrittenShop shop) {
    Set<String> ids = new HashSet<>();
    shop.lines().forEach(line -> ids.add(line.messageId()));
    return ids;
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : WrittenShop.files(folder)) {
      byte[] bytes = Files.readAllBytes(file);
      contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(bytes));
    }
    return contents;
  }
}
