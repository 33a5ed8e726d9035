package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.config.Settings;
import io.waymark.source.LoadedDays;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.OtherSettings;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.LandedFile;
import io.waymark.testkit.random.RandomWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that stand when late events are asked for, gathered, or data files are lost. */
@ExtendWith(SparkExtension.class)
class LateAndLostAgainstOracleIT {
  private static final long THREE_DAYS = 10;

  /** Events of both sources are too late. */
  private static final long THREE_STORES = 14;

  private static final LocalDate LONG_AGO = LocalDate.parse("2001-01-01");

  @TempDir private Path folder;

  @Test
  @Tag("soak")
  void heldEventsAreLoadedWhetherAskedForBeforeOrAfterTheyCome(SparkSession spark) {
    OracleTrial trial = OracleTrial.landed(spark, folder, THREE_STORES);
    RandomWorld world = trial.world();
    LocalWarehouse warehouse = trial.warehouse();

    load(warehouse, "items", LONG_AGO, trial.last());
    warehouse.run(trial.last());
    assertThat(warehouse.table("held_events").count()).isPositive();
    load(warehouse, "web", LONG_AGO, trial.last());

    warehouse.assertPublished(
        new Oracle(world.settings()).publish(withoutHorizon(world), world.dataThrough()));
    assertThat(load(warehouse, "web", LONG_AGO, trial.last()).status())
        .isEqualTo(RunStatus.NOTHING_NEW);
  }

  @Test
  @Tag("soak")
  void lateEventsWaitForTheNextDayOnWhichTheyAreSettled(SparkSession spark) {
    OracleTrial trial = OracleTrial.landed(spark, folder, THREE_STORES);
    RandomWorld world = trial.world();
    LocalDate due = LocalDate.ofEpochDay((trial.last().toEpochDay() / 9 + 1) * 9);
    Settings gathering = OtherSettings.settledEvery(world.settings(), 9, Duration.ofDays(30));
    LocalWarehouse warehouse = new LocalWarehouse(spark, gathering);

    warehouse.run(trial.last());
    long waiting = warehouse.status().waiting();
    trial.land(List.of(new LandedFile("web", Optional.of(due), "late.jsonl", List.of())));
    warehouse.run(due);

    assertThat(waiting).isPositive();
    assertThat(warehouse.status().waiting()).isZero();
    Map<String, LocalDate> through = new TreeMap<>(world.dataThrough());
    through.replaceAll((store, day) -> due);
    warehouse.assertPublished(new Oracle(gathering).publish(world.events(), through));
  }

  @Test
  void lostDataFilesAreMadeAgain(SparkSession spark) throws IOException {
    OracleTrial trial = OracleTrial.landed(spark, folder, THREE_DAYS);
    RandomWorld world = trial.world();
    LocalWarehouse warehouse = trial.warehouse();
    warehouse.run(trial.last());
    BackfillRequest everything =
        new BackfillRequest(LONG_AGO, Optional.empty(), Pipeline.Step.SESSIONS, false, 9);
    for (String table : List.of("bronze/events", "silver/sessions", "gold/daily_stage_rates")) {
      LostFiles.loseOneOf(Path.of(world.settings().warehouse().path(), table));
    }

    assertThatThrownBy(
            () -> warehouse.pipeline(Progress.NONE).backfill(everything, (range, report) -> {}))
        .hasMessageContaining("waymark repair");
    warehouse.pipeline(Progress.NONE).repair();

    trial.assertPublished();
    assertThat(warehouse.pipeline(Progress.NONE).repair().status())
        .isEqualTo(RunStatus.NOTHING_NEW);
  }

  /** Each kind of table by itself, because what is lost together is also made again together. */
  @Tag("soak")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bronze/events",
        "bronze/superseded_events",
        "bronze/held_events",
        "bronze/rejected_events",
        "bronze/order_events",
        "silver/session_products",
        "silver/funnel_attempts",
        "gold/daily_visitors",
        "dims/dim_dates"
      })
  void aLostFileOfAnyTableIsMadeAgain(String table, SparkSession spark) throws IOException {
    OracleTrial trial = OracleTrial.landed(spark, folder, THREE_STORES);
    Files.writeString(landed(trial, "broken.jsonl"), "not an event\n");
    Settings patient = OtherSettings.maxRejectedShare(trial.world().settings(), 1);
    LocalWarehouse warehouse = new LocalWarehouse(spark, patient);
    warehouse.run(trial.last());
    Map<String, List<String>> before = linesOf(warehouse);
    LostFiles.loseOneOf(Path.of(trial.world().settings().warehouse().path(), table));

    warehouse.pipeline(Progress.NONE).repair();

    trial.assertPublished(warehouse, patient);
    assertThat(linesOf(warehouse)).isEqualTo(before);
  }

  private static Path landed(OracleTrial trial, String name) {
    Path landing = Path.of(trial.world().settings().warehouse().landing());
    return landing.resolve("web").resolve(trial.last().toString()).resolve(name);
  }

  /** Lines that did not become events, by all that does not name the reading. */
  private static Map<String, List<String>> linesOf(LocalWarehouse warehouse) {
    Set<Long> live = Deliveries.read(warehouse.kernel()).liveFileIds();
    Map<String, List<String>> lines = new TreeMap<>();
    for (String table : List.of("held_events", "rejected_events")) {
      lines.put(
          table,
          warehouse
              .table(table)
              .where(col("file_id").isInCollection(live))
              .select("landing_date", "line_offset", "element_number")
              .collectAsList()
              .stream()
              .map(Row::toString)
              .sorted()
              .toList());
    }
    return lines;
  }

  /** What came too late is as good as delivered with the history, which is never too late. */
  private static List<OracleEvent> withoutHorizon(RandomWorld world) {
    return world.events().stream()
        .map(
            event ->
                isHeld(world, event)
                    ? event.lying(Optional.empty(), event.path(), event.place(), event.contentKey())
                    : event)
        .toList();
  }

  private static boolean isHeld(RandomWorld world, OracleEvent event) {
    LocalDate latest = day(world, event).plusDays(world.settings().ingest().lateHorizon().toDays());
    return event.landingDate().filter(landed -> landed.isAfter(latest)).isPresent();
  }

  private static RunReport load(
      LocalWarehouse warehouse, String source, LocalDate first, LocalDate last) {
    return warehouse.pipeline(Progress.NONE).loadHeld(new LoadedDays(source, first, last));
  }

  private static LocalDate day(RandomWorld world, OracleEvent event) {
    ZoneId zone = world.settings().store(event.store()).zone();
    return LocalDate.ofInstant(event.at(), zone);
  }
}
