package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that need neither a warehouse nor Spark. */
class MainTest {
  @TempDir private Path folder;

  static Set<String> commands() {
    return Main.commands(new ByteArrayOutputStream()).getSubcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    Said help = Said.by(command, "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).startsWith("Usage: waymark " + command);
    assertThat(help.err()).isEmpty();
  }

  @Test
  void commandsAreThese() {
    assertThat(commands())
        .containsExactlyInAnyOrder(
            "demo",
            "validate",
            "doctor",
            "landed",
            "plan",
            "experiment",
            "explain",
            "backfill",
            "load-held",
            "replay-rejected",
            "repair",
            "maintain",
            "forget",
            "run",
            "ingest",
            "sessionize",
            "rates",
            "insights",
            "status",
            "alerts",
            "export",
            "report",
            "views",
            "serve",
            "generate",
            "completion");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownOptionIsAnErrorOfUsage(String command) {
    Said said = Said.by(command, "--nonsense");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("waymark: ").contains("waymark " + command + " --help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --date yesterday           | 'yesterday' is no day; write it like 2024-05-01
          run --date 2024-02-30          | '2024-02-30' is no day; write it like 2024-05-01
          run --date +12024-05-01        | '+12024-05-01' is no day; write it like 2024-05-01
          run --date 2024-05-01 --wait -5 | --wait is 0 to 604800 seconds
          export sessions --from 1.5.24  | '1.5.24' is no day; write it like 2024-05-01
          run                            | Missing required option: '--date=DAY'
          run --date 2024-05-01 --wait x | Invalid value for option '--wait'
          export                         | Missing required argument (specify one of these): (TABLE
          export sessions --format xml   | expected one of [CSV, JSON, PARQUET]
          generate                       | Missing required option: '--from=DAY'
          generate --from 1.5.24         | '1.5.24' is no day; write it like 2024-05-01
          rum                            | Did you mean: waymark run?
          """)
  void aWrongCommandLineIsAnErrorThatSaysHowToWriteIt(String line, String message) {
    Said said = Said.by(line.split(" "));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(message).doesNotContain("Exception");
  }

  @Test
  void withoutACommandThereIsAListOfThem() {
    Said said = Said.by();

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("Name a command.").contains("sessionize");
  }

  @Test
  void completionIsAScriptThatKnowsTheCommands() {
    Said script = Said.by("completion");

    assertThat(script).returns(0, Said::exitCode).returns("", Said::err);
    assertThat(script.out()).startsWith("#!/usr/bin/env bash").contains("sessionize");
  }

  @Test
  void everyProblemOfAConfigurationIsNamedWithFileAndLine() throws IOException {
    Files.writeString(
        folder.resolve("waymark.conf"),
        """
        waymark {
          stores { shop { zone = Mars, currency = EUR } }
          sessions.idle-gapp = 30 minutes
          ingest.max-rejected-share = 5
        }
        """);

    Said said = Said.by("validate", "--conf", folder.toString());
    Said json = Said.by("validate", "--json", "--conf", folder.toString());

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines().map(String::strip).toList())
        .anySatisfy(line -> assertThat(line).contains("waymark.conf:2: ").contains("Mars"))
        .anySatisfy(line -> assertThat(line).contains("waymark.conf:3: ").contains("\"idle-gap\""))
        .anySatisfy(line -> assertThat(line).contains("waymark.conf:4: "))
        .anySatisfy(line -> assertThat(line).startsWith("do:   Correct the lines"));
    assertThat(json.exitCode()).isEqualTo(2);
    assertThat(json.out()).startsWith("{\"problems\":[{").contains("\"line\":2");
  }

  @Test
  void theBundledConfigurationIsInOrder() {
    Said said = Said.by("validate", "--conf", "conf");

    assertThat(said).returns(0, Said::exitCode).returns("", Said::err);
    assertThat(said.out()).contains("conf is in order").contains("ecom, shop");
  }

  @Test
  void anOverrideThatIsNoSettingIsAnErrorOfUsage() {
    Said said = Said.by("validate", "--conf", "conf", "--set", "sessions.idle-gap=soon");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("--set").contains("soon");
  }

  @ParameterizedTest
  @CsvSource({"status", "export sessions"})
  void aWarehouseThatIsNotThereIsSaid(String line) {
    Path nowhere = folder.resolve("nowhere");

    Said said = Said.by((line + " --conf conf --warehouse " + nowhere).split(" "));

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("There is no warehouse in " + nowhere);
    assertThat(nowhere).doesNotExist();
  }
}
