package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.lock.WarehouseLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code waymark run} as a scheduler sees it: exit codes, output, and what it leaves behind. */
class RunIT {
  private static final String NEXT_DAY = "2024-05-03";
  private static final String GOOD =
      """
      {"id": "n%d", "event": "page_view", "visitor": "nia", "at": "2024-05-03T08:00:0%dZ", "path": "/"}\
      """;

  @TempDir Path folder;

  @Test
  void aSecondRunFindsNothingNewAndStartsNoSpark() throws Exception {
    Shop shop = Shop.published().copyTo(folder);

    Path metrics = folder.resolve("waymark.prom");

    ChildProcess.Ended again =
        shop.waymark("run", "--json", "--date", Shop.DAY, "--metrics", metrics.toString())
            .run()
            .succeeded();

    JsonNode manifest = new ObjectMapper().readTree(again.out());
    assertThat(manifest.at("/status").asText()).isEqualTo("nothing_new");
    assertThat(manifest.at("/has_started_spark").asBoolean(true)).isFalse();
    assertThat(manifest.at("/steps")).isEmpty();
    assertThat(samples(metrics))
        .contains(
            "waymark_last_run_failed gauge command=run 0.0",
            "waymark_runs_total counter command=run status=done 1.0",
            "waymark_runs_total counter command=run status=nothing_new 1.0",
            "waymark_records gauge kind=rejected 0.0",
            "waymark_step_days gauge step=rates 1.0",
            "waymark_table_rows gauge table=dim_stores 1.0",
            "waymark_data_through_timestamp_seconds gauge store=shop 1714608000.0")
        .anyMatch(line -> line.startsWith("waymark_table_rows gauge table=sessions "))
        .anyMatch(line -> line.startsWith("waymark_step_duration_seconds gauge step=ingest "));
  }

  @Test
  void tooManyBadLinesStopARunBeforeItPublishesUntilTheyAreMended() throws Exception {
    Shop shop = Shop.published().copyTo(folder);
    Map<String, Long> before = commits(shop);
    shop.land(NEXT_DAY, List.of(good(1), "no json", good(2), "{\"id\": \"cut off"));

    Path told = folder.resolve("manifest.json");

    ChildProcess.Ended stopped =
        shop.waymark("run", "--json", "--date", NEXT_DAY, "--manifest", told.toString()).run();

    assertThat(stopped.exitCode()).as(stopped.toString()).isEqualTo(3);
    assertThat(stopped.out()).isEmpty();
    JsonNode why = new ObjectMapper().readTree(told.toFile());
    assertThat(why.at("/status").asText()).isEqualTo("failed");
    assertThat(why.at("/run_id").asText()).startsWith("000002-");
    assertThat(why.at("/steps").findValuesAsText("step")).containsExactly("ingest-stopped");
    assertThat(why.at("/failure/step").asText()).isEqualTo("ingest");
    assertThat(why.at("/failure/exit_code").asInt()).isEqualTo(3);
    assertThat(why.at("/failure/problem").asText()).startsWith("Too many records were rejected");
    assertThat(why.at("/failure/remedy").asText()).contains("export rejected_events --latest");
    assertThat(stopped.err())
        .contains("no published table was changed")
        .contains("web 2024-05-03: 2 of 4 records were rejected (50.0 %, limit 5.0 %)")
        .contains("waymark export rejected_events --latest");
    assertThat(commits(shop)).isEqualTo(before);
    assertThat(rejected(shop)).isEqualTo("line_number\r\n");
    assertThat(rejected(shop, "--latest").lines())
        .containsExactlyInAnyOrder("line_number", "2", "4");
    assertThat(shop.waymark("status").run().succeeded().out()).contains("2 of 4 records");

    shop.land(NEXT_DAY, List.of(good(1), good(2)));
    Path lineage = folder.resolve("lineage.jsonl");
    ChildProcess.Ended mended =
        shop.waymark("run", "--json", "--date", NEXT_DAY, "--set", "lineage.file=" + lineage)
            .run()
            .succeeded();

    JsonNode manifest = new ObjectMapper().readTree(mended.out());
    assertThat(manifest.at("/status").asText()).isEqualTo("done");
    assertThat(manifest.at("/has_started_spark").asBoolean()).isTrue();
    assertThat(manifest.at("/days").toString()).contains(NEXT_DAY);
    assertThat(mended.err()).contains("starting Spark");
    JsonNode event = new ObjectMapper().readTree(Files.readAllLines(lineage).get(1));
    assertThat(event.at("/eventType").asText()).isEqualTo("COMPLETE");
    assertThat(names(event.at("/inputs"))).doesNotContainAnyElementsOf(names(event.at("/outputs")));
    assertThat(event.at("/inputs/0/name").asText()).isEqualTo(shop.landing() + "/web");
    assertThat(event.at("/inputs/0/inputFacets/inputStatistics/rowCount").asInt()).isEqualTo(2);
    assertThat(names(event.at("/outputs")))
        .contains(shop.warehouse() + "/bronze/events", shop.warehouse() + "/silver/sessions");
    assertThat(rowsWritten(event, "/bronze/events")).isEqualTo(2);
  }

  @Test
  void aLockedWarehouseIsBusyAndTheHolderIsNamed() throws Exception {
    Shop shop = Shop.empty(folder);
    WarehouseLayout layout = new WarehouseLayout(shop.warehouse().toString());

    ChildProcess.Ended busy;
    try (WarehouseLock lock = WarehouseLock.acquire(layout, "another job", Duration.ZERO)) {
      busy = shop.waymark("run", "--date", Shop.DAY).run();
      lock.check();
    }

    assertThat(busy.exitCode()).as(busy.toString()).isEqualTo(4);
    assertThat(busy.out()).isEmpty();
    assertThat(busy.err())
        .contains("process " + ProcessHandle.current().pid() + " ")
        .contains("runs: another job");
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void aSignalEndsARunAndFreesTheWarehouse(String signal, int exitCode) throws Exception {
    Shop shop = Shop.empty(folder);
    Process run = hearingSignals(shop.waymark("run", "--date", Shop.DAY)).start();
    BufferedReader said = run.errorReader();
    assertThat(said.lines().anyMatch(line -> line.contains("starting Spark"))).isTrue();

    ChildProcess.of("kill", "-" + signal, Long.toString(run.pid())).run().succeeded();

    assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(run.exitValue()).isEqualTo(exitCode);
    assertThat(said.lines()).noneMatch(line -> line.contains("\tat "));
    WarehouseLayout layout = new WarehouseLayout(shop.warehouse().toString());
    WarehouseLock.acquire(layout, "the next", Duration.ZERO).close();
  }

  private static List<String> names(JsonNode datasets) {
    List<String> names = new ArrayList<>();
    datasets.forEach(dataset -> names.add(dataset.at("/name").asText()));
    return names;
  }

  private static int rowsWritten(JsonNode told, String table) {
    for (JsonNode output : told.at("/outputs")) {
      if (output.at("/name").asText().endsWith(table)) {
        return output.at("/outputFacets/outputStatistics/rowCount").asInt();
      }
    }
    throw new AssertionError("no output " + table + " in " + told);
  }

  /** As Prometheus' own parser reads them. */
  private static List<String> samples(Path metrics) throws Exception {
    return ChildProcess.of("target/python/client/bin/python", "src/it/python/metrics.py")
        .with(metrics.toString())
        .run()
        .succeeded()
        .out()
        .lines()
        .toList();
  }

  /** A build in the background ignores Ctrl-C, and its children inherit that. */
  private static ChildProcess hearingSignals(ChildProcess command) {
    return command.through(
        "python3",
        "-c",
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
            + " os.execvp(sys.argv[1], sys.argv[1:])");
  }

  /** How many commits each table of sessions and rates has. */
  private static Map<String, Long> commits(Shop shop) throws IOException {
    Map<String, Long> commits = new TreeMap<>();
    for (String layer : List.of("silver", "gold")) {
      try (Stream<Path> files = Files.walk(shop.warehouse().resolve(layer))) {
        files
            .filter(file -> file.toString().endsWith(".json"))
            .forEach(file -> commits.merge(file.resolveSibling("").toString(), 1L, Long::sum));
      }
    }
    assertThat(commits).isNotEmpty();
    return commits;
  }

  private static String rejected(Shop shop, String... options) throws Exception {
    return shop.waymark("export", "rejected_events", "--columns", "line_number")
        .with(options)
        .run()
        .succeeded()
        .out();
  }

  private static String good(int number) {
    return GOOD.formatted(number, number).strip();
  }
}
