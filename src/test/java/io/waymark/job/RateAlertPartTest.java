package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.RowReplacement;
import io.waymark.table.DailyStageRates;
import io.waymark.table.Dimensions;
import io.waymark.table.IngestedFiles;
import io.waymark.table.RateAlerts;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import io.waymark.testkit.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts depend on the published figures alone, not on when they were published. */
class RateAlertPartTest {
  private static final Instant NOW = Instant.parse("2024-05-02T03:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final int DAYS = 130;
  private static final int BROKEN = 90;

  @TempDir private Path folder;

  @Test
  void anyOrderOfRunsLeadsToTheSameRows() {
    List<LocalDate> inOrder = FIRST.datesUntil(FIRST.plusDays(DAYS)).toList();
    List<LocalDate> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(5));

    List<String> atOnce = alerts("at-once", List.of(inOrder));
    List<String> inParts =
        alerts("in-parts", List.of(shuffled.subList(0, 60), shuffled.subList(60, DAYS)));
    List<String> again =
        alerts("again", List.of(inOrder.subList(0, 95), inOrder.subList(80, DAYS), inOrder));

    assertThat(atOnce).isNotEmpty().allMatch(row -> row.contains("=low"));
    assertThat(atOnce.get(0)).contains("session_date=2024-03-31");
    assertThat(inParts).isEqualTo(atOnce);
    assertThat(again).isEqualTo(atOnce);
  }

  @Test
  void anOutageThatLateDataTakesBackLeavesNoAlert() {
    List<LocalDate> days = FIRST.datesUntil(FIRST.plusDays(100)).toList();
    try (Warehouse warehouse = open("taken-back")) {
      Settings settings = settings("taken-back");
      publish(warehouse, settings, 1, days, BROKEN);
      List<String> before = stored(warehouse, settings);
      publish(warehouse, settings, 2, days.subList(BROKEN, 100), DAYS);

      assertThat(before).isNotEmpty();
      assertThat(stored(warehouse, settings)).isEmpty();
    }
  }

  private List<String> alerts(String name, List<List<LocalDate>> deliveries) {
    try (Warehouse warehouse = open(name)) {
      long run = 0;
      for (List<LocalDate> days : deliveries) {
        run++;
        publish(warehouse, settings(name), run, days, BROKEN);
      }
      return stored(warehouse, settings(name));
    }
  }

  private Warehouse open(String name) {
    Warehouse warehouse = new Warehouse(settings(name), "test", Duration.ZERO, () -> NOW);
    warehouse.writer().create(RunSteps.TABLE);
    warehouse.writer().create(Runs.TABLE);
    warehouse.writer().create(IngestedFiles.TABLE);
    warehouse.writer().create(DailyStageRates.TABLE);
    warehouse.writer().create(settings(name).tables().dailyConversionRates());
    return warehouse;
  }

  private Settings settings(String name) {
    return TestSettings.plain()
        .warehouse(folder.resolve(name).toString(), folder + "/landing")
        .build();
  }

  /** Publishes days, of which those from some day on have half the rate, and works out insights. */
  private static void publish(
      Warehouse warehouse, Settings settings, long number, List<LocalDate> days, int broken) {
    Run run = new Run(number, new RunRequest("run", Optional.empty(), "d", "s", "1"), NOW);
    List<TableRow> rows = days.stream().map(day -> stage(day, broken)).toList();
    new RowReplacement(warehouse.tables(), warehouse.lock())
        .replace(
            DailyStageRates.TABLE,
            Set.copyOf(days),
            row -> days.contains(row.value(DailyStageRates.SESSION_DATE, LocalDate.class)),
            rows,
            new CommitInfo("r", "", "d"));
    warehouse
        .ledger()
        .stepEnded(
            run,
            new StepEnd(
                StepRunner.RATES,
                NOW,
                0,
                0,
                OptionalLong.empty(),
                Optional.empty(),
                new TreeSet<>(days),
                warehouse.versions()));
    InsightStep step =
        new InsightStep(settings, warehouse, run, List.of(List.of(new RateAlertPart())));
    StepEnd end =
        step.work(
                Progress.NONE,
                bytes -> {
                  throw new IllegalStateException("alerts need no Spark");
                })
            .orElseThrow();
    warehouse.ledger().stepEnded(step.run(), end);
  }

  private static List<String> stored(Warehouse warehouse, Settings settings) {
    List<String> columns = new ArrayList<>(settings.tables().rateAlerts().columnNames());
    columns.removeAll(List.of(RateAlerts.RUN_ID, RateAlerts.COMPUTED_AT));
    return warehouse
        .tables()
        .rows(TableRead.of(settings.tables().rateAlerts()).only(columns))
        .stream()
        .map(TableRow::toString)
        .sorted(Comparator.comparing(row -> row.substring(row.indexOf("session_date"))))
        .toList();
  }

  private static TableRow stage(LocalDate day, int broken) {
    long index = day.toEpochDay() - FIRST.toEpochDay();
    long reached = (index < broken ? 200 : 100) + index * 7919 % 23;
    return StageRow.of(day, "intent", 1, Dimensions.ALL, 1_000, reached);
  }
}
