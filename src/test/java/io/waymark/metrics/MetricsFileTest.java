package io.waymark.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
  @TempDir private Path folder;

  @Test
  void figuresHaveHelpAndKindAndCountsEndInTotal() throws IOException {
    write(
        Metric.gauge("waymark_table_rows", "Rows.").add("table", "sessions", 12).build(),
        Metric.counter("waymark_runs_total", "Runs.")
            .add("command", "run", "status", "done", 3)
            .add("command", "run", "status", "failed", 0)
            .build());

    assertThat(lines())
        .containsExactly(
            "# HELP waymark_runs_total Runs.",
            "# TYPE waymark_runs_total counter",
            "waymark_runs_total{command=\"run\",status=\"done\"} 3.0",
            "waymark_runs_total{command=\"run\",status=\"failed\"} 0.0",
            "# HELP waymark_table_rows Rows.",
            "# TYPE waymark_table_rows gauge",
            "waymark_table_rows{table=\"sessions\"} 12.0");
  }

  @Test
  void namesOfStoresMayHoldAnything() throws IOException {
    write(Metric.gauge("waymark_x", "X").add("store", "a\"b\\c\nd — ü", 1).build());

    assertThat(lines()).contains("waymark_x{store=\"a\\\"b\\\\c\\nd — ü\"} 1.0");
  }

  @Test
  void theFileIsReplacedAsAWholeAndNothingElseIsLeft() throws IOException {
    write(Metric.gauge("waymark_old", "Old.").add(1).build());

    write(
        Metric.gauge("waymark_new", "New.").add(2).build(),
        Metric.gauge("waymark_without_values", "None.").build());

    assertThat(lines())
        .containsExactly("# HELP waymark_new New.", "# TYPE waymark_new gauge", "waymark_new 2.0");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    MetricsFile nowhere = new MetricsFile(folder.resolve("absent/waymark.prom"));

    assertThatThrownBy(() -> nowhere.write(List.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("absent/waymark.prom");
  }

  private void write(Metric... metrics) {
    new MetricsFile(file()).write(List.of(metrics));
  }

  private Path file() {
    return folder.resolve("waymark.prom");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file());
  }
}
