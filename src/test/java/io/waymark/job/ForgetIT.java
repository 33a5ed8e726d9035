package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.storage.TableRead;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.OtherSettings;
import io.waymark.testkit.SparkExtension;
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

  @TempDir private Path folder;

  @Test
  void afterAnErasureTheTablesAreThoseOfAWorldWithoutTheVisitor(SparkSession spark)
      throws IOException {
    OracleTrial trial = OracleTrial.of(spark, folder, "world", THREE_DAYS);
    RandomWorld world = trial.world();
    Settings settings = OtherSettings.maxRejectedShare(world.settings(), 1);
    List<LandedFile> files = world.files().stream().map(ForgetIT::renamed).toList();
    trial.land(files);
    Path landing = Path.of(settings.warehouse().landing());
    Path broken = landing.resolve("web/" + trial.last() + "/broken.jsonl");
    Files.writeString(broken, "{\"visitor_id\":\"" + SUBJECT + "\", never closed\n");
    Path warehouse = Path.of(settings.warehouse().path());
    LocalWarehouse tables = new LocalWarehouse(spark, settings);
    tables.run(trial.last());
    ForgetRequest request = new ForgetRequest(Set.of(SUBJECT), Set.of(), Optional.empty());

    ForgetReport would =
        Erasure.preview(settings, tables.kernel(), request, Instant.parse("2024-05-01T12:00:00Z"));

    assertThat(would.rows())
        .containsKeys("events", "sessions", "rejected_events")
        .containsKeys("audience_members", "marketing_consent_days", "visitor_consents")
        .containsEntry("rejected_events", 1L);
    assertThat(would.rawFiles()).contains("web/" + trial.last() + "/broken.jsonl");
    assertThat(would.goneAfter()).isEqualTo("2024-05-09");

    tables.pipeline(Progress.NONE).forget(request);

    Published without = without(world, settings, files);
    tables.assertPublished(without);
    assertThat(named(settings, tables)).isEmpty();

    tables
        .pipeline(Progress.NONE)
        .backfill(
            new BackfillRequest(
                LocalDate.parse("2001-01-01"), Optional.empty(), Pipeline.Step.INGEST, true, 99),
            (range, report) -> {});

    tables.assertPublished(without);
    assertThat(named(settings, tables)).isEmpty();
    assertThat(BytesOnDisk.holding(warehouse, SUBJECT)).as("older versions").isNotEmpty();

    Instant later = Instant.now().plus(Duration.ofDays(8));
    new LocalWarehouse(spark, settings, later)
        .pipeline(Progress.NONE)
        .maintain(new MaintenanceRequest(Set.of(), MaintenanceRequest.SAFE));

    assertThat(BytesOnDisk.holding(warehouse, SUBJECT)).isEmpty();
    tables.assertPublished(without);
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
