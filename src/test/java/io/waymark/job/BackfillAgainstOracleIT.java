package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.FunnelSettings;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.OtherSettings;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestSettings;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.Published;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.RandomWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happens to tables that stand when settings, definitions or decisions change. */
@ExtendWith(SparkExtension.class)
class BackfillAgainstOracleIT {
  private static final long THREE_DAYS = 10;

  private static final LocalDate LONG_AGO = LocalDate.parse("2001-01-01");

  @TempDir private Path folder;
  private RandomWorld world;
  private OracleTrial trial;

  @BeforeEach
  void land(SparkSession spark) {
    trial = OracleTrial.landed(spark, folder, THREE_DAYS);
    world = trial.world();
  }

  @Test
  void otherSessionsStandAfterABackfillThatWasCutShort(SparkSession spark) {
    new LocalWarehouse(spark, world.settings()).run(trial.last());
    Settings changed =
        OtherSettings.idleGap(
            world.settings(), world.settings().sessions().idleGap().multipliedBy(2));
    LocalWarehouse warehouse = new LocalWarehouse(spark, changed);
    BackfillRequest request = backfill(LONG_AGO, Pipeline.Step.SESSIONS, 2);

    assertThatThrownBy(() -> warehouse.run(trial.last()))
        .isInstanceOfSatisfying(
            WaymarkException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("waymark backfill --from DAY --from-step sessions");
    assertThat(warehouse.planner().plan(Optional.empty()).settings()).isNotEmpty();
    List<DayRange> done = new ArrayList<>();
    assertThatThrownBy(
            () ->
                warehouse
                    .pipeline(dyingAt("publishing", 2))
                    .backfill(request, (range, report) -> done.add(range)))
        .hasMessageContaining("died while publishing");
    assertThatThrownBy(() -> warehouse.run(trial.last()))
        .hasMessageContaining("settings that shape sessions have changed");
    assertNeitherFormerNorOtherSettingsGoOn(spark, changed, request);
    List<BackfillPreview.Chunk> rest = warehouse.planner().preview(request).chunks();
    warehouse.pipeline(Progress.NONE).backfill(request, (range, report) -> done.add(range));

    assertThat(done).doesNotHaveDuplicates().hasSize(1 + rest.size());
    trial.assertPublished(warehouse, changed);
    assertThat(warehouse.run(trial.last()).status()).isEqualTo(RunStatus.NOTHING_NEW);
    assertThat(warehouse.planner().plan(Optional.empty()).isEmpty()).isTrue();
  }

  @Test
  @Tag("soak")
  void sessionsByAnotherKeyStandAfterABackfill(SparkSession spark) {
    new LocalWarehouse(spark, world.settings()).run(trial.last());
    Settings changed = OtherSettings.otherSessionKey(world.settings());
    LocalWarehouse warehouse = new LocalWarehouse(spark, changed);

    run(warehouse, backfill(LONG_AGO, Pipeline.Step.SESSIONS, 2));

    trial.assertPublished(warehouse, changed);
    assertThat(warehouse.run(trial.last()).status()).isEqualTo(RunStatus.NOTHING_NEW);
  }

  /** Half of the days stand on the changed settings now. */
  private void assertNeitherFormerNorOtherSettingsGoOn(
      SparkSession spark, Settings changed, BackfillRequest request) {
    LocalWarehouse former = new LocalWarehouse(spark, world.settings());
    Settings again = OtherSettings.idleGap(changed, changed.sessions().idleGap().multipliedBy(2));

    assertThatThrownBy(() -> former.run(trial.last()))
        .hasMessageContaining("settings that shape sessions have changed");
    assertThat(new LocalWarehouse(spark, changed).planner().preview(request).isRest()).isTrue();
    assertThat(former.planner().preview(request).isRest()).isFalse();
    assertThat(new LocalWarehouse(spark, again).planner().preview(request).isRest()).isFalse();
  }

  @Test
  void aDayStandsOnOneDefinitionUntilItIsCutAgain(SparkSession spark) {
    LocalWarehouse before = new LocalWarehouse(spark, world.settings());
    before.run(trial.last());
    Settings changed = withOtherConversions(world.settings());
    LocalWarehouse warehouse = new LocalWarehouse(spark, changed);
    NavigableSet<LocalDate> days = DayDefinitions.read(warehouse.kernel()).days();
    LocalDate middle = new ArrayList<>(days).get(days.size() / 2);

    // Insights are worked out by present settings at once; sessions and figures stand.
    assertThat(warehouse.run(trial.last()).steps())
        .extracting(RunReport.StepReport::step)
        .containsExactly(StepRunner.INSIGHTS);
    assertThat(warehouse.planner().plan(Optional.empty()).days())
        .filteredOn(row -> row.sessions() > 0)
        .singleElement()
        .satisfies(row -> assertThat(row.range().first()).isEqualTo(days.first()))
        .satisfies(row -> assertThat(row.range().last()).isEqualTo(days.last()))
        .satisfies(row -> assertThat(row.why()).contains("conversion cart changed"))
        .satisfies(row -> assertThat(row.why()).contains("conversion late is new"))
        .satisfies(row -> assertThat(row.why()).contains("funnel bought is new"));
    assertThatThrownBy(() -> run(warehouse, backfill(middle, Pipeline.Step.RATES, 9)))
        .hasMessageContaining("--from-step sessions");
    run(warehouse, backfill(middle, Pipeline.Step.SESSIONS, 9));

    Published former = new Oracle(world.settings()).publish(world.events(), world.dataThrough());
    Published present = new Oracle(changed).publish(world.events(), world.dataThrough());
    for (LocalDate day : days) {
      assertFigures(warehouse, day, day.isBefore(middle) ? former : present);
    }
    run(warehouse, backfill(LONG_AGO, Pipeline.Step.SESSIONS, 9));

    trial.assertPublished(warehouse, changed);
  }

  @Test
  @Tag("soak")
  void rejectedRecordsCountAfterTheMappingWasMended(SparkSession spark) {
    Settings patient = OtherSettings.maxRejectedShare(world.settings(), 1);
    Settings broken =
        OtherSettings.source(patient, JsonLines.source("items", true, "no_such_field"));
    LocalWarehouse before = new LocalWarehouse(spark, broken);
    before.run(trial.last());
    assertThat(before.table("rejected_events").count()).isPositive();
    LocalWarehouse warehouse = new LocalWarehouse(spark, patient);

    assertThatThrownBy(() -> warehouse.run(trial.last()))
        .hasMessageContaining("source items")
        .hasMessageContaining("--from-step ingest");
    warehouse.pipeline(Progress.NONE).replayRejected("items");

    trial.assertPublished(warehouse, patient);
    assertThat(warehouse.run(trial.last()).status()).isEqualTo(RunStatus.NOTHING_NEW);
  }

  @Test
  @Tag("soak")
  void filesAreReadAgainWhereTheirMappingMeansSomethingElse(SparkSession spark) {
    SourceSettings web = world.settings().source("web");
    Settings broken = OtherSettings.source(world.settings(), OtherSettings.without(web, "device"));
    new LocalWarehouse(spark, broken).run(trial.last());
    LocalWarehouse warehouse = new LocalWarehouse(spark, world.settings());

    assertThat(warehouse.planner().plan(Optional.empty()).files())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.why()).isEqualTo("read with another mapping"))
        .allSatisfy(row -> assertThat(row.command()).startsWith("backfill --from "));
    run(warehouse, backfill(LONG_AGO, Pipeline.Step.INGEST, 2));

    trial.assertPublished(warehouse, world.settings());
    assertThat(warehouse.planner().plan(Optional.empty()).isEmpty()).isTrue();
  }

  private static List<RunReport> run(LocalWarehouse warehouse, BackfillRequest request) {
    return warehouse.pipeline(Progress.NONE).backfill(request, (range, report) -> {});
  }

  private static BackfillRequest backfill(LocalDate first, Pipeline.Step step, int chunkDays) {
    return new BackfillRequest(first, Optional.empty(), step, false, chunkDays);
  }

  private static void assertFigures(LocalWarehouse warehouse, LocalDate day, Published expected) {
    Map<String, String> dayColumns =
        Map.of(
            "daily_conversion_rates", "session_date",
            "daily_stage_rates", "session_date",
            "daily_funnel_steps", "entry_date");
    dayColumns.forEach(
        (table, column) ->
            warehouse.assertPublished(
                table,
                Objects.requireNonNull(expected.tables().get(table)).where(column, day.toString()),
                Map.of(column, day.toString())));
  }

  /** One conversion means something else, one is gone, one is new. */
  private static Settings withOtherConversions(Settings settings) {
    DefinitionSettings before = settings.definitions();
    List<Conversion> conversions =
        before.conversions().stream()
            .filter(conversion -> !conversion.name().equals("busy"))
            .map(
                conversion ->
                    conversion.name().equals("cart")
                        ? TestSettings.onEvent("cart", "awareness")
                        : conversion)
            .collect(Collectors.toCollection(ArrayList::new));
    conversions.add(TestSettings.onEvent("late", "intent"));
    return OtherSettings.funnels(
        OtherSettings.conversions(settings, conversions), otherFunnels(before.funnels()));
  }

  /** One more, and the last one of the others is gone. */
  private static List<FunnelSettings> otherFunnels(List<FunnelSettings> before) {
    List<FunnelSettings> funnels = new ArrayList<>(before);
    funnels.remove(funnels.size() - 1);
    funnels.add(TestSettings.visitorFunnel("bought", Duration.ofDays(2), "cart", "purchase"));
    return funnels;
  }

  private static Progress dyingAt(String step, int time) {
    NavigableSet<Integer> times = new TreeSet<>();
    return text -> {
      if (text.startsWith(step)) {
        times.add(times.size());
        if (times.size() == time) {
          throw new IllegalStateException("died while " + step);
        }
      }
    };
  }
}
