package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.config.LineageSettings;
import io.waymark.config.OperationSettings;
import io.waymark.config.Settings;
import io.waymark.storage.Json;
import io.waymark.testkit.OtherSettings;
import io.waymark.testkit.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a catalogue hears of runs that need no Spark. */
class RunLineageTest {
  private static final Instant NOW = Instant.parse("2024-05-02T03:00:00Z");
  private static final MaintenanceRequest ALL =
      new MaintenanceRequest(Set.of(), MaintenanceRequest.SAFE);

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  void eachRunBeginsAndEndsUnderOneId() throws IOException {
    pipeline(Optional.empty()).maintain(ALL);
    pipeline(Optional.empty()).maintain(ALL);

    List<JsonNode> events = events();
    assertThat(events)
        .extracting(event -> event.at("/eventType").asText())
        .containsExactly("START", "COMPLETE", "START", "COMPLETE");
    assertThat(events).extracting(event -> event.at("/job/name").asText()).containsOnly("maintain");
    assertThat(ids(events, 0)).isEqualTo(ids(events, 1)).isNotEqualTo(ids(events, 2));
    assertThat(said).noneMatch(line -> line.contains("warning"));
  }

  @Test
  void aRunThatFailsIsHeardWithItsReason() throws IOException {
    MaintenanceRequest wrong = new MaintenanceRequest(Set.of("x"), MaintenanceRequest.SAFE);

    assertThatThrownBy(() -> pipeline(Optional.empty()).maintain(wrong))
        .hasMessageContaining("There is no table x");

    JsonNode last = events().get(1);
    assertThat(last.at("/eventType").asText()).isEqualTo("FAIL");
    assertThat(last.at("/run/facets/errorMessage/message").asText())
        .contains("There is no table x");
  }

  @Test
  void aServerThatDoesNotHearFailsNoRunAndKeepsNobodyElseFromHearing() throws IOException {
    MaintenanceReport report = pipeline(Optional.of("http://127.0.0.1:9/none")).maintain(ALL);

    assertThat(report.runId()).isPresent();
    assertThat(said)
        .filteredOn(line -> line.contains("can't tell lineage to http://127.0.0.1:9/none"))
        .hasSize(2);
    assertThat(events()).hasSize(2);
  }

  private static String ids(List<JsonNode> events, int place) {
    return events.get(place).at("/run/runId").asText();
  }

  private List<JsonNode> events() throws IOException {
    return Files.readAllLines(file()).stream().map(Json::read).toList();
  }

  private Path file() {
    return folder.resolve("lineage.jsonl");
  }

  private Pipeline pipeline(Optional<String> url) {
    Settings settings =
        new TestSettings().warehouse(folder.resolve("w").toString(), "landing").build();
    LineageSettings lineage =
        new LineageSettings(
            url, Optional.of(file().toString()), "shops", "NO_TOKEN", Duration.ofSeconds(20));
    return new Pipeline(
        OtherSettings.operations(settings, new OperationSettings(Optional.empty(), lineage)),
        said::add,
        () -> NOW,
        "test",
        Duration.ZERO);
  }
}
