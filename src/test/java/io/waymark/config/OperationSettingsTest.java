package io.waymark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationSettingsTest {
  @Test
  void aFileThatNoCollectorReadsIsRefused() {
    assertThat(new OperationSettings(Optional.of("/x/waymark.prom")).metricsFile()).isPresent();
    assertThatThrownBy(() -> new OperationSettings(Optional.of("/x/waymark.txt")))
        .hasMessage(
            "file must end in .prom, which is all that the collector reads, but is /x/waymark.txt");
  }
}
