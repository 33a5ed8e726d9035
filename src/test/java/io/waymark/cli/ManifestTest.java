package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.storage.Json;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.lock.WarehouseLock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What schedulers read after a command, well ended or not. */
class ManifestTest {
  @TempDir private Path folder;

  @Test
  void whatWasDoneIsSaidAsByARun() throws IOException {
    assertThat(waymark("maintain").exitCode()).isZero();

    JsonNode done = told();
    assertThat(done.at("/run_id").asText()).startsWith("000001-");
    assertThat(done.at("/status").asText()).isEqualTo("nothing_new");
    assertThat(done.at("/steps").isArray()).isTrue();
    assertThat(done.at("/reclaimed_bytes").asInt(-1)).isZero();
    assertThat(done.has("failure")).isFalse();
  }

  @Test
  void aFailedRunNamesItsStepItsReasonAndTheRemedy() throws IOException {
    Said failed = waymark("maintain", "--table", "session");

    JsonNode done = told();
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(done.at("/run_id").asText()).startsWith("000001-");
    assertThat(done.at("/status").asText()).isEqualTo("failed");
    assertThat(done.at("/steps")).isEmpty();
    assertThat(done.at("/failure/step").asText()).isEqualTo("maintain");
    assertThat(done.at("/failure/exit_code").asInt()).isEqualTo(2);
    assertThat(done.at("/failure/problem").asText()).isEqualTo("There is no table session");
    assertThat(done.at("/failure/reason").asText()).contains("session_conversions");
    assertThat(done.at("/failure/remedy").asText()).isNotEmpty();
  }

  @Test
  void aFailureBeforeARunHasNoRun() throws IOException {
    WarehouseLayout layout = new WarehouseLayout(folder.resolve("warehouse").toString());
    Said busy;
    try (WarehouseLock lock = WarehouseLock.acquire(layout, "another job", Duration.ZERO)) {
      busy = waymark("run", "--date", "2024-05-01");
      lock.check();
    }

    assertThat(busy.exitCode()).isEqualTo(4);
    assertThat(told().at("/run_id").isNull()).isTrue();
    assertThat(told().at("/status").asText()).isEqualTo("failed");
    assertThat(told().at("/failure/exit_code").asInt()).isEqualTo(4);
    assertThat(told().at("/failure/step").isNull()).isTrue();
    assertThat(told().at("/failure/problem").asText())
        .isEqualTo("The warehouse is being written to");
  }

  @Test
  void wrongOptionsAreAFailureToo() throws IOException {
    assertThat(waymark("run", "--date", "2024-05-01", "--wait", "-1").exitCode()).isEqualTo(2);

    assertThat(told().at("/failure/exit_code").asInt()).isEqualTo(2);
    assertThat(told().at("/failure/problem").asText()).startsWith("--wait is 0 to");
  }

  @Test
  void ofABackfillTheChunksThatAreDoneAreSaidBesideTheFailure() throws IOException {
    Manifest manifest =
        new Manifest(
            Optional.of(file()),
            new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    List<Map<String, Object>> chunks = new ArrayList<>();
    manifest.follows(chunks);
    chunks.add(Map.of("from", "2024-05-01"));

    manifest.failed(new IllegalStateException("no more"));

    assertThat(told().at("/chunks/0/from").asText()).isEqualTo("2024-05-01");
    assertThat(told().at("/failure/exit_code").asInt()).isEqualTo(1);
    assertThat(told().at("/failure/problem").asText()).contains("no more");
  }

  @Test
  void aFileThatCannotBeWrittenDoesNotHideWhatHappened() throws IOException {
    Files.createDirectory(file());

    assertThat(waymark("maintain")).returns(0, Said::exitCode);
    Said failed = waymark("maintain", "--table", "session");

    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err())
        .contains(file() + " was not written")
        .contains("There is no table session");
  }

  private Path file() {
    return folder.resolve("manifest.json");
  }

  private JsonNode told() throws IOException {
    return Json.read(Files.readString(file()));
  }

  private Said waymark(String command, String... options) {
    List<String> all = new ArrayList<>(List.of(command, "--conf", "conf"));
    all.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
    all.addAll(List.of("--manifest", file().toString()));
    all.addAll(List.of(options));
    return Said.by(all.toArray(String[]::new));
  }
}
