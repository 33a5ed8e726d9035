package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that only read, as processes of their own. */
class ReadCommandsIT {
  private static Shop shop;

  @TempDir Path folder;

  @BeforeAll
  static void publish() throws IOException, InterruptedException {
    shop = Shop.published();
  }

  @Test
  void csvHasTheWantedColumnsAndDaysAndNothingElse() throws Exception {
    String[] rates = {
      "export", "daily_conversion_rates", "--columns", "session_date,conversion,slice,sessions"
    };

    ChildProcess.Ended onTheDay = with(rates, "--from", Shop.DAY, "--to", Shop.DAY);
    ChildProcess.Ended later = with(rates, "--from", "2024-05-03");

    assertThat(onTheDay.out().lines())
        .startsWith("session_date,conversion,slice,sessions")
        .contains(Shop.DAY + ",view,total,4")
        .hasSizeGreaterThan(6);
    assertThat(onTheDay.err()).isEmpty();
    assertThat(later.out()).isEqualTo("session_date,conversion,slice,sessions\r\n");
  }

  @Test
  void jsonHasAnObjectPerLine() throws Exception {
    ChildProcess.Ended sessions =
        waymark("export", "sessions", "--format", "json", "--columns", "visitor_id,session_date");

    assertThat(sessions.out().lines())
        .contains("{\"visitor_id\":\"ana\",\"session_date\":\"2024-05-02\"}");
    assertThat(sessions.err()).isEmpty();
  }

  @Test
  void explainSaysAFunnelInWordsAndHowFarItIsPublished() throws Exception {
    ChildProcess.Ended explained = waymark("explain", "decide");
    ChildProcess.Ended unknown = shop.waymark("explain", "decde").run();

    assertThat(explained.out())
        .startsWith("decide: Decide")
        .contains("2  cart (Cart): an event where event_name is \"add_to_cart\"; optional")
        .contains("Window: every step at most 2 hours after the entry, end included.")
        .contains("where funnel = 'decide'")
        .contains("Published from 2024-05-02 to 2024-05-02.")
        .contains("No day is mature yet");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean \"decide\"?");
  }

  @Test
  void parquetIsAFileThatOthersCanRead() throws Exception {
    Path file = folder.resolve("rates.parquet");

    ChildProcess.Ended said =
        waymark("export", "daily_stage_rates", "--format", "parquet", "-o", file.toString());

    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("rows in " + file);
    try (ParquetReader<Group> reader =
        ParquetReader.builder(
                new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toString()))
            .withConf(new Configuration())
            .build()) {
      assertThat(reader.read().toString()).contains("store_id: shop");
    }
  }

  @Test
  void statusAsJsonSaysWhatIsPublished() throws Exception {
    ChildProcess.Ended said = waymark("status", "--json");

    JsonNode status = new ObjectMapper().readTree(said.out());
    assertThat(status.at("/last_run/status").asText()).isEqualTo("done");
    assertThat(status.at("/data_through/shop").asText()).isEqualTo(Shop.DAY);
    assertThat(status.at("/files/ingested").asInt()).isEqualTo(1);
    assertThat(status.at("/table_versions/daily_conversion_rates").asInt()).isPositive();
    assertThat(said.err()).isEmpty();
  }

  @Test
  void doctorFindsEverythingWell() throws Exception {
    ChildProcess.Ended doctor = waymark("doctor");

    assertThat(doctor.out()).contains("4.4.0").doesNotContain("BAD");
  }

  @Test
  void doctorSaysWhatIsMissingAndFails() throws Exception {
    ChildProcess.Ended doctor =
        Shop.bare("doctor", "--conf", "src/test/resources/golden/plain-day")
            .with("--warehouse", shop.warehouse().toString(), "--landing", "s3a://shop/landing")
            .run();

    assertThat(doctor.exitCode()).as(doctor.toString()).isEqualTo(1);
    assertThat(doctor.out())
        .containsPattern("BAD +landing folder .*S3AFileSystem is not on the class path")
        .contains("landing folder: Give spark-submit its package by --packages");
  }

  @Test
  void completionIsAScriptThatBashTakes() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("completion"), Shop.bare("completion").run().succeeded().out());

    ChildProcess.of("bash", "-n", script.toString()).run().succeeded();
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
    String line = "\"$@\" | true; exit ${PIPESTATUS[0]}";

    ChildProcess.Ended ended =
        shop.waymark("export", "daily_conversion_rates").through("bash", "-c", line, "bash").run();

    assertThat(ended.succeeded().err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "validate", "status", "export sessions", "report -o FILE"})
  void startsNoSpark(String line) throws Exception {
    Path loaded = folder.resolve("classes");
    List<String> words =
        List.of(line.replace("FILE", folder.resolve("report.html").toString()).split(" "));
    ChildProcess command =
        line.equals("--help") ? Shop.bare(line) : shop.waymark(words.toArray(String[]::new));

    command.environment("WAYMARK_JVM", "-Xlog:class+load=info:file=" + loaded).run().succeeded();

    assertThat(Files.readString(loaded))
        .contains("io.waymark.cli.Main ")
        .doesNotContain(" org.apache.spark.");
  }

  private static ChildProcess.Ended waymark(String... arguments) throws Exception {
    return shop.waymark(arguments).run().succeeded();
  }

  private static ChildProcess.Ended with(String[] arguments, String... more) throws Exception {
    return shop.waymark(arguments).with(more).run().succeeded();
  }
}
