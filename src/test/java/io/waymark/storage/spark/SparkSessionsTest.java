package io.waymark.storage.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.config.WarehouseSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSessionsTest {
  @Test
  void ourOwnSessionListensOnThisMachineOnly() {
    Map<String, String> options = SparkSessions.localOptions(settings(List.of()), 2);

    assertThat(options)
        .containsEntry("spark.driver.bindAddress", "127.0.0.1")
        .containsEntry("spark.driver.host", "localhost")
        .containsEntry("spark.ui.enabled", "false")
        .containsEntry("spark.master", "local[2]")
        .containsEntry("spark.sql.shuffle.partitions", "8");
    assertThatCode(() -> SparkSessions.checkOptions(key -> options.getOrDefault(key, "")))
        .doesNotThrowAnyException();
  }

  @Test
  void configuredOptionsWin() {
    assertThat(SparkSessions.localOptions(settings(List.of("spark.master = local[1]")), 2))
        .containsEntry("spark.master", "local[1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark.master", "java.io.tmpdir=/tmp"})
  void anOptionThatIsNoneIsRefused(String option) {
    assertThatThrownBy(() -> SparkSessions.localOptions(settings(List.of(option)), 2))
        .hasMessageContaining("its option " + option + " is not of the form spark.name=value");
  }

  @ParameterizedTest
  @CsvSource({
    "spark.sql.extensions, '', spark.sql.extensions is not set",
    "spark.sql.catalog.spark_catalog, other.Catalog, is other.Catalog",
    "spark.sql.session.timeZone, Europe/Berlin, --conf spark.sql.session.timeZone=UTC"
  })
  void aSessionThatCannotWriteTheWarehouseIsRefused(String key, String value, String message) {
    Map<String, String> options = new HashMap<>(SparkSessions.localOptions(settings(List.of()), 2));
    options.put(key, value);

    assertThatThrownBy(() -> SparkSessions.checkOptions(options::get))
        .hasMessageContaining("This Spark session can't write the warehouse")
        .hasMessageContaining(message);
  }

  private static WarehouseSettings settings(List<String> sparkOptions) {
    return new WarehouseSettings("warehouse", "landing", sparkOptions);
  }
}
