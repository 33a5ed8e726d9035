package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.source.LoadedDays;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.OtherSettings;
import io.waymark.testkit.PublishedAssert;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestSettings;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.oracle.Published;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.LandedFile;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

  /** Events of both sources are too late. */
  private static final long THREE_STORES = 14;

  private static final LocalDate LONG_AGO = LocalDate.parse("2001-01-01");

  @TempDir private Path folder;
  private RandomWorld world;

  @BeforeEach
  void drawWorld() {
    draw(THREE_DAYS);
  }

  private void draw(long seed) {
    world =
        RandomShop.world(
            seed,
            folder.resolve("warehouse" + seed).toString(),
            folder.resolve("landing" + seed).toString(),
            OracleTrial::contentHash);
    JsonLines.write(world.files(), landing());
  }

  @Test
  void otherSessionsStandAfterABackfillThatWasCutShort(SparkSession spark) {
    new LocalWarehouse(spark, world.settings()).run(last());
    Settings changed =
        OtherSettings.idleGap(
            world.settings(), world.settings().sessions().idleGap().multipliedBy(2));
    LocalWarehouse warehouse = new LocalWarehouse(spark, changed);
    BackfillRequest request = backfill(LONG_AGO, Pipeline.Step.SESSIONS, 2);

    assertThatThrownBy(() -> warehouse.run(last()))
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
    assertThatThrownBy(() -> warehouse.run(last()))
        .hasMessageContaining("settings that shape sessions have changed");
    List<BackfillPreview.Chunk> rest = warehouse.planner().preview(request).chunks();
    warehouse.pipeline(Progress.NONE).backfill(request, (range, report) -> done.add(range));

    assertThat(done).doesNotHaveDuplicates().hasSize(1 + rest.size());
    assertPublished(warehouse, changed, world.events());
    assertThat(warehouse.run(last()).status()).isEqualTo(RunStatus.NOTHING_NEW);
    assertThat(warehouse.planner().plan(Optional.empty()).isEmpty()).isTrue();
  }

  @Test
  void aDayStandsOnOneDefinitionUntilItIsCutAgain(SparkSession spark) {
    LocalWarehouse before = new LocalWarehouse(spark, world.settings());
    before.run(last());
    Settings changed = withOtherConversions(world.settings());
    LocalWarehouse warehouse = new LocalWarehouse(spark, changed);
    NavigableSet<LocalDate> days = DayDefinitions.read(warehouse.kernel()).days();
    LocalDate middle = new ArrayList<>(days).get(days.size() / 2);

    assertThat(warehouse.run(last()).status()).isEqualTo(RunStatus.NOTHING_NEW);
    assertThat(warehouse.planner().plan(Optional.empty()).days())
        .singleElement()
        .satisfies(row -> assertThat(row.range().first()).isEqualTo(days.first()))
        .satisfies(row -> assertThat(row.range().last()).isEqualTo(days.last()))
        .satisfies(row -> assertThat(row.why()).contains("conversion cart changed"))
        .satisfies(row -> assertThat(row.why()).contains("conversion late is new"));
    assertThatThrownBy(() -> run(warehouse, backfill(middle, Pipeline.Step.RATES, 9)))
        .hasMessageContaining("--from-step sessions");
    run(warehouse, backfill(middle, Pipeline.Step.SESSIONS, 9));

    Published former = new Oracle(world.settings()).publish(world.events(), world.dataThrough());
    Published present = new Oracle(changed).publish(world.events(), world.dataThrough());
    for (LocalDate day : days) {
      assertFigures(warehouse, day, day.isBefore(middle) ? former : present);
    }
    run(warehouse, backfill(LONG_AGO, Pipeline.Step.SESSIONS, 9));

    assertPublished(warehouse, changed, world.events());
  }

  @Test
  @Tag("soak")
  void heldEventsAreLoadedWhetherAskedForBeforeOrAfterTheyCome(SparkSession spark) {
    draw(THREE_STORES);
    LocalWarehouse warehouse = new LocalWarehouse(spark, world.settings());

    load(warehouse, "items", LONG_AGO, last());
    warehouse.run(last());
    assertThat(warehouse.table("held_events").count()).isPositive();
    load(warehouse, "web", LONG_AGO, last());

    assertPublished(warehouse, world.settings(), withoutHorizon());
    assertThat(load(warehouse, "web", LONG_AGO, last()).status()).isEqualTo(RunStatus.NOTHING_NEW);
  }

  @Test
  @Tag("soak")
  void rejectedRecordsCountAfterTheMappingWasMended(SparkSession spark) {
    Settings patient = OtherSettings.maxRejectedShare(world.settings(), 1);
    Settings broken =
        OtherSettings.source(patient, JsonLines.source("items", true, "no_such_field"));
    LocalWarehouse before = new LocalWarehouse(spark, broken);
    before.run(last());
    assertThat(before.table("rejected_events").count()).isPositive();
    LocalWarehouse warehouse = new LocalWarehouse(spark, patient);

    assertThatThrownBy(() -> warehouse.run(last()))
        .hasMessageContaining("source items")
        .hasMessageContaining("--from-step ingest");
    warehouse.pipeline(Progress.NONE).replayRejected("items");

    assertPublished(warehouse, patient, world.events());
    assertThat(warehouse.run(last()).status()).isEqualTo(RunStatus.NOTHING_NEW);
  }

  @Test
  @Tag("soak")
  void filesAreReadAgainWhereTheirMappingMeansSomethingElse(SparkSession spark) {
    SourceSettings web = world.settings().source("web");
    Settings broken = OtherSettings.source(world.settings(), OtherSettings.without(web, "device"));
    new LocalWarehouse(spark, broken).run(last());
    LocalWarehouse warehouse = new LocalWarehouse(spark, world.settings());

    assertThat(warehouse.planner().plan(Optional.empty()).files())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.why()).isEqualTo("read with another mapping"))
        .allSatisfy(row -> assertThat(row.command()).startsWith("backfill --from "));
    run(warehouse, backfill(LONG_AGO, Pipeline.Step.INGEST, 2));

    assertPublished(warehouse, world.settings(), world.events());
    assertThat(warehouse.planner().plan(Optional.empty()).isEmpty()).isTrue();
  }

  @Test
  @Tag("soak")
  void lateEventsWaitForTheNextDayOnWhichTheyAreSettled(SparkSession spark) {
    draw(THREE_STORES);
    LocalDate due = LocalDate.ofEpochDay((last().toEpochDay() / 9 + 1) * 9);
    Settings gathering = OtherSettings.settledEvery(world.settings(), 9, Duration.ofDays(30));
    LocalWarehouse warehouse = new LocalWarehouse(spark, gathering);

    warehouse.run(last());
    long waiting = warehouse.status().waiting();
    JsonLines.write(
        List.of(new LandedFile("web", Optional.of(due), "late.jsonl", List.of())), landing());
    warehouse.run(due);

    assertThat(waiting).isPositive();
    assertThat(warehouse.status().waiting()).isZero();
    Map<String, LocalDate> through = new TreeMap<>(world.dataThrough());
    through.replaceAll((store, day) -> due);
    warehouse.assertPublished(new Oracle(gathering).publish(world.events(), through));
  }

  @Test
  void lostDataFilesAreMadeAgain(SparkSession spark) throws IOException {
    LocalWarehouse warehouse = new LocalWarehouse(spark, world.settings());
    warehouse.run(last());
    for (String table : List.of("bronze/events", "silver/sessions", "gold/daily_stage_rates")) {
      loseAFileOf(Path.of(world.settings().warehouse().path(), table));
    }

    warehouse.pipeline(Progress.NONE).repair();

    assertPublished(warehouse, world.settings(), world.events());
    assertThat(warehouse.pipeline(Progress.NONE).repair().status())
        .isEqualTo(RunStatus.NOTHING_NEW);
  }

  private static void loseAFileOf(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      Files.delete(
          files
              .filter(file -> file.toString().endsWith(".parquet"))
              .sorted()
              .findFirst()
              .orElseThrow());
    }
  }

  private Path landing() {
    return Path.of(world.settings().warehouse().landing());
  }

  private static List<RunReport> run(LocalWarehouse warehouse, BackfillRequest request) {
    return warehouse.pipeline(Progress.NONE).backfill(request, (range, report) -> {});
  }

  private static BackfillRequest backfill(LocalDate first, Pipeline.Step step, int chunkDays) {
    return new BackfillRequest(first, Optional.empty(), step, false, chunkDays);
  }

  private LocalDate last() {
    return world.dataThrough().values().iterator().next();
  }

  private void assertPublished(
      LocalWarehouse warehouse, Settings settings, List<OracleEvent> events) {
    warehouse.assertPublished(new Oracle(settings).publish(events, world.dataThrough()));
  }

  private static void assertFigures(LocalWarehouse warehouse, LocalDate day, Published expected) {
    for (String table : List.of("daily_conversion_rates", "daily_stage_rates")) {
      Dataset<Row> rows = warehouse.table(table);
      PublishedAssert.assertSame(
          rows.where(rows.col("session_date").equalTo(day)),
          Objects.requireNonNull(expected.tables().get(table))
              .where("session_date", day.toString()));
    }
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
    return OtherSettings.conversions(settings, conversions);
  }

  /** What came too late is as good as delivered with the history, which is never too late. */
  private List<OracleEvent> withoutHorizon() {
    return world.events().stream()
        .map(
            event ->
                isHeld(event)
                    ? event.lying(Optional.empty(), event.path(), event.place(), event.contentKey())
                    : event)
        .toList();
  }

  private boolean isHeld(OracleEvent event) {
    LocalDate latest = day(event).plusDays(world.settings().ingest().lateHorizon().toDays());
    return event.landingDate().filter(landed -> landed.isAfter(latest)).isPresent();
  }

  private static RunReport load(
      LocalWarehouse warehouse, String source, LocalDate first, LocalDate last) {
    return warehouse.pipeline(Progress.NONE).loadHeld(new LoadedDays(source, first, last));
  }

  private LocalDate day(OracleEvent event) {
    ZoneId zone = world.settings().store(event.store()).zone();
    return LocalDate.ofInstant(event.at(), zone);
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
