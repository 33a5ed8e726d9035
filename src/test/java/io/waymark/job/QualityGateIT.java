package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.QualitySettings;
import io.waymark.config.Settings;
import io.waymark.storage.TableRead;
import io.waymark.table.QualityResults;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestSettings;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.LandedFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Figures that do not pass their checks are not published. */
@ExtendWith(SparkExtension.class)
class QualityGateIT {
  private static final LocalDate FIRST = LocalDate.parse("2024-05-01");

  @TempDir private Path folder;

  private final List<OracleEvent> delivered = new ArrayList<>();

  @Test
  void failedCheckKeepsThePublishedTables(SparkSession spark) {
    LocalWarehouse strict = new LocalWarehouse(spark, settings(true));
    for (int day = 0; day < 8; day++) {
      deliver(FIRST.plusDays(day), day < 7 ? 4 : 1);
    }
    strict.run(FIRST.plusDays(6));
    Map<String, Long> published = strict.versions();

    assertThatThrownBy(() -> strict.run(FIRST.plusDays(7)))
        .isInstanceOfSatisfying(
            WaymarkException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.GATE))
        .hasMessageContaining("no published table was changed")
        .hasMessageContaining(
            "volume of shop on 2024-05-08: 1 sessions; the median of the days before is 4");
    assertThat(strict.versions()).containsAllEntriesOf(goldOf(published));
    assertThat(results(strict, "failed")).containsExactly("volume shop 2024-05-08");
    assertThat(results(strict, "passed")).contains("unique_key daily_stage_rates null");

    LocalWarehouse patient = new LocalWarehouse(spark, settings(false));
    RunReport report = patient.run(FIRST.plusDays(7));
    assertThat(report.warnings()).singleElement().asString().startsWith("volume of shop");
    patient.assertPublished(new Oracle(settings(false)).publish(delivered));
  }

  @Test
  void slicesThatWouldFillTheTablesAreRefusedBeforeAnythingIsWritten(SparkSession spark) {
    deliver(FIRST, 4);
    Settings settings = settings(quality(false, 1));

    LocalWarehouse warehouse = new LocalWarehouse(spark, settings);
    assertThatThrownBy(() -> warehouse.run(FIRST))
        .isInstanceOfSatisfying(
            WaymarkException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.GATE))
        .hasMessageContaining("store shop on 2024-05-01 would take about")
        .hasMessageContaining("quality.max-rows-per-day is 1");
    assertThat(warehouse.kernel().rows(TableRead.of(settings.tables().dailyConversionRates())))
        .isEmpty();

    Settings generous = settings(quality(false, 10_000));
    LocalWarehouse raised = new LocalWarehouse(spark, generous);
    raised.run(FIRST);
    raised.assertPublished(new Oracle(generous).publish(delivered));
  }

  private static QualitySettings quality(boolean isStopping, int maxRows) {
    return new QualitySettings(28, 0.5, 2, isStopping, maxRows);
  }

  private static Map<String, Long> goldOf(Map<String, Long> versions) {
    return versions.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("daily_"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<String> results(LocalWarehouse warehouse, String status) {
    return warehouse
        .table(QualityResults.TABLE.name())
        .where("status = '" + status + "'")
        .collectAsList()
        .stream()
        .map(row -> row.getAs("check_name") + " " + row.getAs("subject") + " " + row.getAs("day"))
        .toList();
  }

  private Settings settings(boolean isStopping) {
    return settings(quality(isStopping, 10_000));
  }

  private Settings settings(QualitySettings quality) {
    return TestSettings.plain()
        .source(JsonLines.source("web", false))
        .quality(quality)
        .warehouse(folder.resolve("w").toString(), folder.resolve("landing").toString())
        .build();
  }

  /** One page view of each visitor. */
  private void deliver(LocalDate day, int visitors) {
    List<OracleEvent> lines = new ArrayList<>();
    for (int visitor = 1; visitor <= visitors; visitor++) {
      OracleEvent event =
          OracleEvent.of("shop", day + "-" + visitor, day.atTime(12, 0).toInstant(ZoneOffset.UTC))
              .with(Map.of("visitor_id", "v" + visitor, "event_name", "view"));
      long content = OracleTrial.contentHash(JsonLines.line(event));
      lines.add(event.lying(Optional.of(day), "clicks.jsonl", lines.size(), content));
    }
    JsonLines.write(
        List.of(new LandedFile("web", Optional.of(day), "clicks.jsonl", lines)),
        folder.resolve("landing"));
    delivered.addAll(lines);
  }
}
