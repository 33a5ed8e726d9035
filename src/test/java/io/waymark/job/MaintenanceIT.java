package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.TableRead;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.random.LandedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Upkeep changes files, never figures. */
@ExtendWith(SparkExtension.class)
class MaintenanceIT {
  private static final long THREE_DAYS = 10;

  @TempDir private Path folder;

  @Test
  void figuresStayAndLaterFilesMeetTheSameTables(SparkSession spark) {
    OracleTrial trial = OracleTrial.of(spark, folder, "world", THREE_DAYS);
    List<LandedFile> files = trial.world().files();
    trial.land(files.stream().map(MaintenanceIT::half).toList());
    trial.warehouse().run(trial.last());
    trial.land(files);
    trial.warehouse().run(trial.last());
    LocalDate later = trial.last().plusDays(90);
    trial.land(
        trial.world().settings().sources().keySet().stream()
            .map(source -> new LandedFile(source, Optional.of(later), "later.jsonl", List.of()))
            .toList());
    trial.warehouse().run(later);
    CrashedWarehouse tables = new CrashedWarehouse(spark, trial.world().settings());
    Map<String, List<String>> before = published(tables);
    RunRecord readers = trial.warehouse().lastRun();

    MaintenanceReport first = maintain(trial, Instant.now());

    assertThat(published(tables)).isEqualTo(before);
    assertThat(trial.warehouse().isPublished()).isTrue();
    assertThat(first.tables()).allSatisfy(table -> assertThat(table.skipped()).isEmpty());
    assertThat(of(first, "events").droppedRows()).isPositive();
    assertThat(merged(first)).contains("events", "run_steps");
    readers
        .versions()
        .byTable()
        .forEach((name, version) -> assertThat(readable(trial, name, version)).isTrue());

    MaintenanceReport second = maintain(trial, Instant.now().plus(Duration.ofDays(40)));

    assertThat(published(tables)).isEqualTo(before);
    assertThat(merged(second)).doesNotContain("events", "run_steps");
    assertThat(second.reclaimedBytes()).isPositive();
    assertThat(maintain(trial, Instant.now().plus(Duration.ofDays(40))).reclaimedBytes())
        .isLessThan(second.reclaimedBytes() / 10);

    Map<String, LocalDate> through = new TreeMap<>(trial.world().dataThrough());
    through.replaceAll((store, day) -> later);
    trial
        .warehouse()
        .assertPublished(
            new Oracle(trial.world().settings()).publish(trial.world().events(), through));
  }

  /** What came first of a file that others replaced. */
  private static LandedFile half(LandedFile file) {
    return new LandedFile(
        file.source(),
        file.landingDate(),
        file.path(),
        file.events().subList(0, (file.events().size() + 1) / 2));
  }

  private static MaintenanceReport.Table of(MaintenanceReport report, String table) {
    return report.tables().stream().filter(t -> t.name().equals(table)).findFirst().orElseThrow();
  }

  /** All rows but those of events that may count no longer. */
  private static Map<String, List<String>> published(CrashedWarehouse tables) {
    Map<String, List<String>> rows = new TreeMap<>(tables.rows());
    rows.keySet().removeAll(Set.of("events", "held_events"));
    return rows;
  }

  private static List<String> merged(MaintenanceReport report) {
    return report.tables().stream()
        .filter(table -> table.mergedFiles() > 0)
        .map(MaintenanceReport.Table::name)
        .toList();
  }

  private static boolean readable(OracleTrial trial, String name, long version) {
    trial
        .warehouse()
        .kernel()
        .rows(TableRead.of(trial.world().settings().tables().find(name).orElseThrow()).at(version));
    return true;
  }

  private static MaintenanceReport maintain(OracleTrial trial, Instant now) {
    return new Pipeline(trial.world().settings(), Progress.NONE, () -> now, "test", Duration.ZERO)
        .maintain(new MaintenanceRequest(Set.of(), MaintenanceRequest.SAFE));
  }
}
