package io.waymark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationSettingsTest {
  @Test
  void aFileThatNoCollectorReadsIsRefused() {
    assertThat(OperationSettings.silent().withMetrics("/x/waymark.prom").metricsFile()).isPresent();
    assertThatThrownBy(() -> OperationSettings.silent().withMetrics("/x/waymark.txt"))
        .hasMessage(
            "file must end in .prom, which is all that the collector reads, but is /x/waymark.txt");
  }

  @Test
  void aLineageServerHasAWebAddressAndLittleTime() {
    assertThat(lineage("http://localhost:5000/api/v1/lineage", 5).isWanted()).isTrue();
    assertThat(OperationSettings.silent().lineage().isWanted()).isFalse();
    assertThatThrownBy(() -> lineage("localhost:5000", 5)).hasMessageContaining("http://");
    assertThatThrownBy(() -> lineage("http://localhost:5000", 61))
        .hasMessageContaining("timeout must be more than 0 and at most 1 minute");
  }

  private static LineageSettings lineage(String url, long seconds) {
    return new LineageSettings(
        Optional.of(url), Optional.empty(), "shops", "TOKEN", Duration.ofSeconds(seconds));
  }
}
