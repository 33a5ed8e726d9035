package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.disk.DiskFault;
import io.waymark.testkit.disk.DiskPoint;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P12: wherever a run breaks off, running again gives the tables of an undisturbed run. */
@ExtendWith(SparkExtension.class)
class CrashIT {
  /** One store, three landing days. */
  private static final long SEED = 10;

  /** So many runs break off in one warehouse before one is left alone. */
  private static final int BREAKS = Integer.getInteger("waymark.crash.breaks", 5);

  /** In the order of a run, because steps that ended are not done again. */
  private static final String MOMENTS =
      """
      FULL         | reading    | bronze/events/.*/landing_date=0-0-0/.*parquet
      DONE_UNHEARD | settling   | bronze/ingested_files/_delta_log/0.json
      DEAD         | writing    | silver/sessions/.*parquet
      DONE_UNHEARD | writing    | ops/run_steps/_delta_log/0.json
      REFUSED      | publishing | gold/daily_stage_rates/_delta_log/0.json
      DEAD         | working out | ops/runs/.*
      """;

  private static final MaintenanceRequest UPKEEP =
      new MaintenanceRequest(Set.of(), MaintenanceRequest.SAFE);

  private static final String UPKEEP_MOMENTS =
      """
      DEAD         | merging    | ops/run_steps/.*parquet
      DONE_UNHEARD | merging    | .*/_delta_log/0.json
      REFUSED      | deleting   | .*parquet
      DEAD         | deleting   | .*
      """;

  @TempDir private Path folder;
  private int copies;

  @Test
  void aRunThatBreaksOffAnywhereIsMadeGoodByTheNextOne(SparkSession spark) {
    land(world("sample"), day -> true);
    CrashedWarehouse crashed = new CrashedWarehouse(spark, world("sample").settings());

    breakAt(MOMENTS, crashed, pipeline -> pipeline.run(last()));
    assertThat(crashed.warehouse().run(last()).status())
        .as("readers see it")
        .isEqualTo(RunStatus.DONE);
    crashed.warehouse().assertPublished(world("sample").published());

    CrashedWarehouse later = later(spark, "sample");
    Map<String, List<String>> expected = later.rows();
    breakAt(UPKEEP_MOMENTS, later, pipeline -> pipeline.maintain(UPKEEP));
    later.warehouse().pipeline(Progress.NONE).maintain(UPKEEP);
    assertThat(published(later.rows())).isEqualTo(published(expected));
    assertThat(later.warehouse().isPublished()).isTrue();
  }

  /** The same warehouse when all that its runs left is older than what is kept. */
  private CrashedWarehouse later(SparkSession spark, String warehouse) {
    Settings settings = world(warehouse).settings();
    Instant later = Instant.now().plus(Duration.ofDays(60));
    return new CrashedWarehouse(settings, new LocalWarehouse(spark, settings, later));
  }

  /** All but events that may count no longer. */
  private static Map<String, List<String>> published(Map<String, List<String>> rows) {
    Map<String, List<String>> published = new TreeMap<>(rows);
    published.keySet().removeAll(Set.of("events", "held_events"));
    return published;
  }

  private void breakAt(String moments, CrashedWarehouse crashed, Consumer<Pipeline> command) {
    for (String line : moments.lines().toList()) {
      String[] cells = line.split(" *\\| *", -1);
      assertThat(crash(crashed, command, DiskFault.valueOf(cells[0]), cells[1], cells[2]))
          .as(line)
          .isPresent();
    }
  }

  private Optional<DiskPoint> crash(
      CrashedWarehouse crashed,
      Consumer<Pipeline> command,
      DiskFault fault,
      String stage,
      String file) {
    Predicate<DiskPoint> wanted =
        point ->
            point.stage().startsWith(stage)
                && point.file().matches(file)
                && (fault != DiskFault.DONE_UNHEARD || point.isCommit());
    return crashed.crash(command, wanted, fault);
  }

  /** Each point of a run, of a healing and of a backfill, as they come. */
  @Tag("soak")
  @ParameterizedTest
  @CsvSource({"DEAD", "DONE_UNHEARD", "FULL", "REFUSED"})
  void everyPointOfADailyRunIsMadeGood(DiskFault fault, SparkSession spark) {
    LocalDate first = days().get(0);
    land(world("before"), first::equals);
    new LocalWarehouse(spark, world("before").settings()).run(first);
    land(world("before"), day -> true);

    breakEverywhere(spark, fault, pipeline -> pipeline.run(last()));
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({"DEAD", "DONE_UNHEARD"})
  void everyPointOfTheFirstRunIsMadeGood(DiskFault fault, SparkSession spark) {
    land(world("before"), day -> true);

    breakEverywhere(spark, fault, pipeline -> pipeline.run(last()));
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({"DEAD", "DONE_UNHEARD"})
  void everyPointOfABackfillIsMadeGood(DiskFault fault, SparkSession spark) {
    land(world("before"), day -> true);
    new LocalWarehouse(spark, world("before").settings()).run(last());
    BackfillRequest request =
        new BackfillRequest(
            LocalDate.parse("2001-01-01"), Optional.empty(), Pipeline.Step.SESSIONS, false, 2);

    breakEverywhere(spark, fault, pipeline -> pipeline.backfill(request, (range, report) -> {}));
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({"DEAD", "DONE_UNHEARD"})
  void everyPointOfARepairIsMadeGood(DiskFault fault, SparkSession spark) throws IOException {
    land(world("before"), day -> true);
    new LocalWarehouse(spark, world("before").settings()).run(last());
    for (String table : List.of("bronze/events", "silver/sessions", "gold/daily_stage_rates")) {
      LostFiles.loseOneOf(folder.resolve("before").resolve(table));
    }

    breakEverywhere(spark, fault, Pipeline::repair);
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({"DEAD", "DONE_UNHEARD", "REFUSED"})
  void everyPointOfUpkeepIsMadeGood(DiskFault fault, SparkSession spark) {
    land(world("before"), day -> true);
    LocalWarehouse before = new LocalWarehouse(spark, world("before").settings());
    before.run(last());
    BackfillRequest again =
        new BackfillRequest(
            LocalDate.parse("2001-01-01"), Optional.empty(), Pipeline.Step.INGEST, true, 30);
    before.pipeline(Progress.NONE).backfill(again, (range, report) -> {});

    breakEverywhere(spark, fault, pipeline -> pipeline.maintain(UPKEEP));
  }

  /** Until a run in a new copy of the warehouse has met nothing that has not been broken yet. */
  private void breakEverywhere(SparkSession spark, DiskFault fault, Consumer<Pipeline> command) {
    CrashedWarehouse undisturbed = copy(spark);
    command.accept(undisturbed.warehouse().pipeline(Progress.NONE));
    undisturbed.warehouse().assertPublished(world("before").published());
    Map<String, List<String>> expected = undisturbed.rows();
    Set<DiskPoint> broken = new HashSet<>();
    boolean isMore = true;
    while (isMore) {
      CrashedWarehouse crashed = copy(spark);
      isMore = breakNext(crashed, fault, command, broken);
      command.accept(crashed.warehouse().pipeline(Progress.NONE));
      assertThat(crashed.rows()).as("after %s at %s", fault, broken).isEqualTo(expected);
      assertThat(crashed.warehouse().isPublished()).as("after %s at %s", fault, broken).isTrue();
    }
    assertThat(broken).hasSizeGreaterThan(20);
  }

  private static boolean breakNext(
      CrashedWarehouse crashed,
      DiskFault fault,
      Consumer<Pipeline> command,
      Set<DiskPoint> broken) {
    for (int i = 0; i < BREAKS; i++) {
      Optional<DiskPoint> point =
          crashed.crash(
              command,
              p -> !broken.contains(p) && (fault != DiskFault.DONE_UNHEARD || p.isCommit()),
              fault);
      if (point.isEmpty()) {
        return i > 0;
      }
      broken.add(point.get());
    }
    return true;
  }

  private CrashedWarehouse copy(SparkSession spark) {
    String name = "copy" + copies++;
    copy(folder.resolve("before"), folder.resolve(name));
    return later(spark, name);
  }

  private static void copy(Path from, Path to) {
    if (Files.notExists(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void land(RandomWorld world, Predicate<LocalDate> isDelivered) {
    JsonLines.write(
        world.files().stream()
            .filter(file -> isDelivered.test(file.landingDate().orElse(days().get(0))))
            .toList(),
        folder.resolve("landing"));
  }

  private LocalDate last() {
    return days().get(days().size() - 1);
  }

  private List<LocalDate> days() {
    return world("any").files().stream()
        .flatMap(file -> file.landingDate().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private RandomWorld world(String warehouse) {
    return RandomShop.world(
        SEED,
        folder.resolve(warehouse).toString(),
        folder.resolve("landing").toString(),
        OracleTrial::contentHash);
  }
}
