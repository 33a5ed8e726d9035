package io.waymark.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Condition;
import io.waymark.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the settings from outside of the files: environment and command line. */
class SubstitutionTest {
  @TempDir Path path;
  private ConfigFolder folder;

  @BeforeEach
  void writeTheBase() {
    folder = new ConfigFolder(path).main("");
  }

  @Test
  void allowedVariableReplacesTheDefaultIfItIsSet() {
    folder.main("waymark.warehouse = base\nwaymark.warehouse = ${?WAYMARK_WAREHOUSE}");

    assertThat(folder.read(Map.of()).orElseThrow().warehouse().path()).isEqualTo("base");
    assertThat(folder.read(Map.of("WAYMARK_WAREHOUSE", "/lake")).orElseThrow().warehouse().path())
        .isEqualTo("/lake");
  }

  @Test
  void valueOfAVariableIsTextAndNeverConfiguration() {
    folder.main("waymark.warehouse = ${WAYMARK_W}");
    String hostile = "x\", include file(\"/etc/passwd\") ${WAYMARK_SECRET} # {";

    Settings settings =
        folder.read(Map.of("WAYMARK_W", hostile, "WAYMARK_SECRET", "s")).orElseThrow();

    assertThat(settings.warehouse().path()).isEqualTo(hostile);
  }

  @Test
  void problemOfAVariablesValueNamesTheVariable() {
    folder.main("waymark.sessions.idle-gap = ${?WAYMARK_GAP}");

    assertThat(folder.read(Map.of("WAYMARK_GAP", "30")).problems())
        .containsExactly(
            new ConfigProblem(
                "environment variable WAYMARK_GAP",
                0,
                "waymark.sessions.idle-gap",
                "must be a duration with its unit, such as 30 minutes, but is \"30\""));
  }

  /** HOME is set in every process: the library would read it if it were let. */
  @ParameterizedTest
  @ValueSource(strings = {"${?home}", "${?PATH[]}", "${?env.HOME}", "${?java.home}"})
  void nothingElseOfTheProcessIsRead(String use) {
    folder.main("waymark.warehouse = base\nwaymark.warehouse = " + use);

    assertThat(folder.read(System.getenv()).orElseThrow().warehouse().path()).isEqualTo("base");
  }

  @Test
  void dollarInQuotesIsText() {
    folder.main("waymark.warehouse = \"${HOME}\"");

    assertThat(folder.read(System.getenv()).orElseThrow().warehouse().path()).isEqualTo("${HOME}");
  }

  @Test
  void overrideOfTheCommandLineWinsOverFilesAndItsLaterOneOverTheEarlier() {
    folder.main("waymark.sessions.idle-gap = 10 minutes");

    Settings settings =
        folder
            .read(
                Map.of(),
                "sessions.idle-gap=15 minutes",
                "sessions.idle-gap = 20 minutes",
                "slices=[[], [country]]",
                "sessions.opener={ event = [page_view, \"a;b\"] }")
            .orElseThrow();

    assertThat(settings.sessions().idleGap()).isEqualTo(Duration.ofMinutes(20));
    assertThat(settings.definitions().slices()).hasSize(2);
    assertThat(settings.sessions().opener())
        .contains(new Condition.In("event_name", java.util.List.of("page_view", "a;b")));
  }

  /** Without quotes the later of the two would take the place of the earlier. */
  @Test
  void quotesKeepANameWholeThatBeginsWithAnother() {
    Settings settings =
        folder
            .read(
                Map.of(),
                "spark.\"hadoop.fs.s3a.endpoint\"=http://store",
                "spark.\"hadoop.fs.s3a.endpoint.region\"=eu-central-1")
            .orElseThrow();

    assertThat(settings.warehouse().sparkOptions())
        .contains(
            "spark.hadoop.fs.s3a.endpoint=http://store",
            "spark.hadoop.fs.s3a.endpoint.region=eu-central-1");
  }

  @Test
  void overrideIsTextWhateverItLooksLike() {
    assertThat(
            folder
                .read(Map.of("WAYMARK_X", "y"), "warehouse=${WAYMARK_X}\ninclude \"x.conf\"")
                .orElseThrow()
                .warehouse()
                .path())
        .isEqualTo("${WAYMARK_X}\ninclude \"x.conf\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sessions.idle-gap",
        "=20m",
        "a b=1",
        "sessions..idle-gap=1",
        "\"stores\".x=1",
        "sessions.idle-gp=20m",
        "sessions.idle-gap=20",
        "slices=[[]], bots.counted=true",
        "slices=[[]]\ninclude file(\"/etc/passwd\")",
        "slices=[${waymark.stages}]",
        "slices=[",
      })
  void overrideThatIsNoSettingIsAProblem(String override) {
    assertThat(folder.problems(override)).isNotEmpty().allMatch(p -> p.startsWith("--set "));
  }

  @Test
  void settingsMayReferToEachOther() {
    folder.main(
        "waymark.sources.two = ${waymark.sources.web} { files = \"*.gz\" }\n"
            + "waymark.bots.rules = ${waymark.bots.rules} "
            + "[{ name = own, when { country = XX } }]");

    Settings settings = folder.read(Map.of()).orElseThrow();

    assertThat(settings.source("two").times()).isEqualTo(settings.source("web").times());
    assertThat(settings.bots().rules()).hasSize(5);
  }
}
