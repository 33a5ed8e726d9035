package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.generate.Fault;
import io.waymark.generate.Faults;
import io.waymark.generate.LateBand;
import io.waymark.generate.ShopGenerator;
import io.waymark.generate.ShopSettings;
import io.waymark.storage.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class GenerateCommandTest {
  @TempDir Path folder;

  @Test
  void whatIsNotSaidIsATypicalShop() throws IOException {
    ShopSettings typical =
        ShopSettings.typical(1, "shop", LocalDate.of(2024, 5, 1), 2, 40).withFilesPerDay(2);

    Said said = generate("");
    ShopGenerator.write(typical, folder.resolve("expected"), folder.resolve("expected/_truth"));

    assertThat(said).returns(0, Said::exitCode).returns("", Said::err);
    assertThat(said.out())
        .contains(" lines in 4 files, ")
        .contains("landing  " + output())
        .contains("truth    " + output().resolve("_truth"));
    assertThat(contents(output())).isEqualTo(contents(folder.resolve("expected")));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultHasAnOptionOfItsName(Fault fault) {
    Faults chosen = faults("--" + fault.text() + "=0.5", "--faults=NONE");

    assertThat(chosen).isEqualTo(Faults.NONE.with(fault, 0.5));
  }

  @Test
  void lateEventsAreThoseThatAreSaidAndOthersStayAsInThePreset() {
    Faults chosen = faults("--late=1d=0.02", "--late", "90m..28d=.005");

    assertThat(chosen)
        .isEqualTo(
            Faults.TYPICAL.withLate(
                List.of(
                    new LateBand(0.02, Duration.ofDays(1), Duration.ofDays(1)),
                    new LateBand(0.005, Duration.ofMinutes(90), Duration.ofDays(28)))));
  }

  @Test
  void whatIsPlantedStandsInTheTruth() throws IOException {
    generate(
        "--outage add=0.5@2024-05-01..2024-05-02 --tracking-break search=.4@2024-05-02"
            + " --bot-surge 0.5@2024-05-01 --hidden-bots 1 --lead wishlist=0.8@3d");

    assertThat(Files.readAllLines(output().resolve("_truth/plantings.csv")))
        .containsExactly(
            "kind,rate,share,hidden,first_day,last_day,lag_days",
            "outage,add,0.5,,2024-05-01,2024-05-02,",
            "tracking_break,search,0.4,,2024-05-02,,",
            "bot_surge,,0.5,1.0,2024-05-01,2024-05-01,",
            "lead,wishlist,0.8,,,,3");
  }

  @Test
  void jsonSaysWhatWasWrittenAndNothingElse() throws IOException {
    Said said = generate("--json --no-truth --faults none --zone UTC --seed 9");

    JsonNode manifest = Json.read(said.out());
    assertThat(said.err()).isEmpty();
    assertThat(manifest.path("seed").asLong()).isEqualTo(9);
    assertThat(manifest.path("from").asText()).isEqualTo("2024-05-01");
    assertThat(manifest.path("to").asText()).isEqualTo("2024-05-02");
    assertThat(manifest.path("landing").asText()).isEqualTo(output().toString());
    assertThat(manifest.path("truth").isNull()).isTrue();
    assertThat(manifest.path("files").asInt()).isEqualTo(contents(output()).size());
    assertThat(manifest.path("lines").asLong()).isPositive();
  }

  @Test
  void asManyEventsAsAreAskedForComeAboutAndNoMore() {
    Said said =
        Said.by(
            ("generate --json --from 2024-05-01 --days 3 --events 20000 -o " + output())
                .split(" "));

    assertThat(Json.read(said.out()).path("lines").asLong()).isBetween(18_000L, 22_000L);
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAloneUnlessOneSaysSo() throws IOException {
    generate("");
    Map<String, String> before = contents(output());

    Said refused = generate("--seed 2");
    Map<String, String> untouched = contents(output());
    Said added = generate("--seed 2 --overwrite");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("Cannot generate into " + output())
        .contains("it is not empty")
        .contains("--overwrite");
    assertThat(untouched).isEqualTo(before);
    assertThat(added.exitCode()).isZero();
    assertThat(contents(output())).isNotEqualTo(before).hasSameSizeAs(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --bots 1.5             | --bots must lie between 0 and 1, but was 1.5
          --bots many            | 'many' is not a double
          --late 1d              | '1d' is no delay with its share; write it like 1d=0.02
          --late 2d..1d=0.1      | a late band must go from a positive delay up
          --late 1d=.6 --late 2d=.6 | --late must lie between 0 and 1, but was 1.2
          --zone Mars            | 'Mars' is no time zone; write it like Europe/Berlin
          --currency euro        | --currency must be three capital letters: euro
          --store My_Shop        | --store must be a plain host name: My_Shop
          --days 0               | --days must be at least 1, but was 0
          --days 20000           | --days must be at most 10000, but was 20000
          --events 5             | mutually exclusive
          --truth T --no-truth   | --truth and --no-truth exclude each other
          --effect add=1.3       | Missing required argument(s): --experiment=NAME
          --experiment Cart      | --experiment must be lower case letters, digits, _ or -: Cart
          --experiment c --effect add=9 | must not exceed view (0.55)
          --experiment c --effect cart=1.3 | --effect: there is no rate cart, only search, view
          --experiment c --lost-exposures 2 | --lost-exposures must lie between 0 and 1
          --outage cart=0.5@2024-05-01 | --outage: there is no rate cart, only search, view
          --outage add=0.5       | --outage 'add=0.5' can't be read; write it like checkout=0.5@
          --outage add=0.5@2024-05-03..2024-05-01 | --outage: the last day lies before the first
          --outage add=0.5@2024-02-30 | --outage: Text '2024-02-30' could not be parsed
          --tracking-break add=2@2024-05-01 | --tracking-break: tracking-break must lie between 0 and 1
          --bot-surge 500@2024-05-01 | --bot-surge: bot-surge must lie between 0 and 100
          --bot-surge 1@2024-05-01 --hidden-bots 3 | hidden-bots must lie between 0 and 1
          --lead purchase=0.5@3d | purchase goes with the purchase on the same day
          --lead search=0.5@0d   | lead must be by 1 to 60 days
          --faults some          | expected one of [NONE, TYPICAL]
          --replayed-files .6 --changed-files .6 | --replayed-files and changed-files together
          """)
  void aWrongOptionIsAnErrorOfUsage(String options, String message) {
    Said said = generate(options);

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(message).doesNotContain("Exception");
    assertThat(output()).doesNotExist();
  }

  private Path output() {
    return folder.resolve("shop");
  }

  /** Two small days, unless said otherwise. */
  private Said generate(String options) {
    List<String> arguments = new ArrayList<>(List.of("generate", "--from", "2024-05-01"));
    arguments.addAll(List.of("--sessions-per-day", "40", "--output", output().toString()));
    if (!options.contains("--days")) {
      arguments.addAll(List.of("--days", "2"));
    }
    if (!options.isEmpty()) {
      arguments.addAll(List.of(options.split(" +")));
    }
    return Said.by(arguments.toArray(String[]::new));
  }

  private static Faults faults(String... arguments) {
    return CommandLine.populateCommand(new FaultOptions(), arguments).faults();
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            root.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
