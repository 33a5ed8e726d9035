package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.table.Erasures;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.OtherSettings;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.disk.DiskFault;
import io.waymark.testkit.disk.DiskPoint;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.oracle.Published;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.LandedFile;
import io.waymark.testkit.random.RandomWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who is forgotten stands nowhere, and the figures are those of a world without them. */
@ExtendWith(SparkExtension.class)
class ForgetIT {
  private static final long THREE_DAYS = 10;
  private static final String SUBJECT = "subject-4f1e2d3c-9a8b-7c6d";

  /** The most frequent visitor of its random worlds. */
  private static final String RENAMED = "v1";

  private static final ForgetRequest REQUEST =
      new ForgetRequest(Set.of(SUBJECT), Set.of(), Optional.empty());

  /** In the order of an erasure, because what ended is not done again. */
  private static final String MOMENTS =
      """
      DEAD         | RENAME_TO ops/erasures/_delta_log/0.json
      DONE_UNHEARD | RENAME_TO bronze/ingested_files/_delta_log/0.json
      DEAD         | RENAME_TO silver/sessions/_delta_log/0.json
      DEAD         | RENAME_TO gold/daily_stage_rates/_delta_log/0.json
      DEAD         | WRITE bronze/events/.*parquet
      """;

  @TempDir private Path folder;

  @Test
  void afterAnErasureTheTablesAreThoseOfAWorldWithoutTheVisitor(SparkSession spark)
      throws IOException {
    Delivered world = delivered(spark);
    LocalWarehouse tables = new LocalWarehouse(spark, world.settings());
    tables.run(world.last());

    ForgetReport would =
        Erasure.preview(
            world.settings(), tables.kernel(), REQUEST, Instant.parse("2024-05-01T12:00:00Z"));

    assertThat(would.rows())
        .containsKeys("events", "sessions", "rejected_events")
        .containsKeys("audience_members", "marketing_consent_days", "visitor_consents")
        .containsEntry("rejected_events", 1L);
    assertThat(would.rawFiles()).contains("web/" + world.last() + "/broken.jsonl");
    assertThat(would.goneAfter()).isEqualTo("2024-05-09");

    tables.pipeline(Progress.NONE).forget(REQUEST);

    tables.assertPublished(world.without());
    assertThat(named(world.settings(), tables)).isEmpty();

    tables
        .pipeline(Progress.NONE)
        .backfill(
            new BackfillRequest(
                LocalDate.parse("2001-01-01"), Optional.empty(), Pipeline.Step.INGEST, true, 99),
            (range, report) -> {});

    tables.assertPublished(world.without());
    assertThat(named(world.settings(), tables)).isEmpty();
    Path warehouse = Path.of(world.settings().warehouse().path());
    assertThat(BytesOnDisk.holding(warehouse, SUBJECT)).as("older versions").isNotEmpty();

    Instant later = Instant.now().plus(Duration.ofDays(8));
    new LocalWarehouse(spark, world.settings(), later)
        .pipeline(Progress.NONE)
        .maintain(new MaintenanceRequest(Set.of(), MaintenanceRequest.SAFE));

    assertThat(BytesOnDisk.holding(warehouse, SUBJECT)).isEmpty();
    tables.assertPublished(world.without());
  }

  @Test
  void anErasureThatBreaksOffAnywhereIsMadeGoodByTheNextOne(SparkSession spark) throws IOException {
    Delivered world = delivered(spark);
    CrashedWarehouse crashed = new CrashedWarehouse(spark, world.settings());
    crashed.warehouse().run(world.last());

    for (String moment : MOMENTS.lines().toList()) {
      String[] cells = moment.split(" *\\| *", -1);
      Optional<DiskPoint> broken =
          crashed.crash(
              pipeline -> pipeline.forget(REQUEST),
              point -> (point.operation() + " " + point.file()).matches(cells[1]),
              DiskFault.valueOf(cells[0]));
      assertThat(broken).as(moment).isPresent();
    }
    LocalWarehouse tables = crashed.warehouse();
    tables.pipeline(Progress.NONE).forget(REQUEST);

    tables.assertPublished(world.without());
    assertThat(tables.isPublished()).isTrue();
    assertThat(named(world.settings(), tables)).isEmpty();
    List<TableRow> record = tables.kernel().rows(TableRead.of(Erasures.TABLE));
    assertThat(record)
        .as("the id in each store and in lines, once")
        .hasSize(world.settings().stores().size() + 1)
        .doesNotHaveDuplicates();
  }

  /**
   * Files of a world in which the subject has part.
   *
   * @param without what the oracle publishes of the same world without it
   */
  private record Delivered(Settings settings, LocalDate last, Published without) {}

  private Delivered delivered(SparkSession spark) throws IOException {
    OracleTrial trial = OracleTrial.of(spark, folder, "world", THREE_DAYS);
    RandomWorld world = trial.world();
    Settings settings = OtherSettings.maxRejectedShare(world.settings(), 1);
    List<LandedFile> files = world.files().stream().map(ForgetIT::renamed).toList();
    trial.land(files);
    Path landing = Path.of(settings.warehouse().landing());
    Path broken = landing.resolve("web/" + trial.last() + "/broken.jsonl");
    Files.writeString(broken, "{\"visitor_id\":\"" + SUBJECT + "\", never closed\n");
    return new Delivered(settings, trial.last(), without(world, settings, files));
  }

  private static LandedFile renamed(LandedFile file) {
    return new LandedFile(
        file.source(),
        file.landingDate(),
        file.path(),
        file.events().stream().map(ForgetIT::renamed).toList());
  }

  private static OracleEvent renamed(OracleEvent event) {
    if (!isOf(event, RENAMED)) {
      return event;
    }
    OracleEvent named = event.with("visitor_id", SUBJECT).with("is_analytics_consented", "true");
    return named.lying(
        named.landingDate(),
        named.path(),
        named.place(),
        OracleTrial.contentHash(JsonLines.line(named)));
  }

  private static boolean isOf(OracleEvent event, String visitor) {
    return visitor.equals(event.fields().get("visitor_id"));
  }

  private static Published without(RandomWorld world, Settings settings, List<LandedFile> files) {
    return new Oracle(settings)
        .publish(
            files.stream()
                .flatMap(file -> file.events().stream())
                .filter(event -> !isOf(event, SUBJECT))
                .toList(),
            world.dataThrough());
  }

  /** Tables that name the subject now. */
  private static List<String> named(Settings settings, LocalWarehouse tables) {
    return settings.tables().all().stream()
        .filter(table -> table.layer() != Layer.OPS && tables.kernel().exists(table))
        .filter(table -> isIn(tables, table))
        .map(TableSpec::name)
        .toList();
  }

  private static boolean isIn(LocalWarehouse tables, TableSpec table) {
    return tables.kernel().rows(TableRead.of(table)).stream()
        .anyMatch(row -> row.toString().contains(SUBJECT));
  }
}
