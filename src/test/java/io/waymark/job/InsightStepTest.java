package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.InsightSettings;
import io.waymark.config.Settings;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.job.InsightPart.Written;
import io.waymark.storage.Bytes;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.table.DailyStageRates;
import io.waymark.table.DailyVisitors;
import io.waymark.table.Dimensions;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import io.waymark.table.TableSpec;
import io.waymark.testkit.OtherSettings;
import io.waymark.testkit.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the parts of the insights step work, and what they leave. */
class InsightStepTest {
  private static final Instant NOW = Instant.parse("2024-05-02T03:00:00Z");
  private static final LocalDate MAY_1 = LocalDate.parse("2024-05-01");
  private static final LocalDate MAY_2 = LocalDate.parse("2024-05-02");

  @TempDir private Path folder;
  private Settings settings;
  private Warehouse warehouse;
  private final List<Optional<NavigableSet<LocalDate>>> asked = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Part visits =
      new Part(
          "visits",
          List.of(DailyStageRates.TABLE),
          List.of(DailyVisitors.TABLE),
          this::writeVisits);
  private List<List<InsightPart>> groups = List.of(List.of(visits));
  private List<TableRow> rows = List.of();
  private long runNumber;

  /** A part that does what a test wants. */
  private record Part(
      String name,
      List<TableSpec> reads,
      List<TableSpec> writes,
      Function<InsightWork, Written> work)
      implements InsightPart {
    @Override
    public List<TableSpec> inputs(Settings settings) {
      return reads;
    }

    @Override
    public List<TableSpec> outputs(Settings settings) {
      return writes;
    }

    @Override
    public Written write(InsightWork of) {
      return work.apply(of);
    }
  }

  /** Says of some days that somebody came. */
  private Written writeVisits(InsightWork work) {
    asked.add(work.changed());
    Set<StoreDay> days = Set.of(new StoreDay("shop", MAY_1), new StoreDay("shop", MAY_2));
    return new Written(7, rows.size(), work.output().replace(DailyVisitors.TABLE, days, rows));
  }

  private static Written readVisits(InsightWork work) {
    List<TableRow> visits = work.tables().rows(TableRead.of(DailyVisitors.TABLE));
    return new Written(visits.size(), 0, new TreeSet<>());
  }

  @BeforeEach
  void openWarehouse() {
    settings = settings(TestSettings.plain());
    warehouse = new Warehouse(settings, "test", Duration.ZERO, () -> NOW);
    warehouse.writer().create(RunSteps.TABLE);
    warehouse.writer().create(Runs.TABLE);
  }

  @AfterEach
  void closeWarehouse() {
    warehouse.close();
  }

  @Test
  void nothingIsDoneBeforeFiguresArePublished() {
    assertThat(work()).isEmpty();
  }

  @Test
  void aPartWorksOnAllDaysFirstAndThenOnThoseThatWerePublishedSince() {
    publish(MAY_1);
    StepEnd first = work().orElseThrow();
    Optional<StepEnd> second = work();
    publish(MAY_2);
    work();

    assertThat(first.rowsIn()).isEqualTo(7);
    assertThat(second).isEmpty();
    assertThat(asked).containsExactly(Optional.empty(), Optional.of(new TreeSet<>(Set.of(MAY_2))));
  }

  @Test
  void otherSettingsMakeAllDaysWorkAgain() {
    publish(MAY_1);
    work();
    settings = settings(TestSettings.plain().slice("country"));
    work();

    assertThat(asked).containsExactly(Optional.empty(), Optional.empty());
  }

  @Test
  void aPartThatIsSwitchedOffDoesNothing() {
    publish(MAY_1);
    settings =
        OtherSettings.insights(
            settings,
            new InsightSettings(
                false,
                settings.insights().alerts(),
                settings.insights().leading(),
                settings.insights().changes(),
                settings.insights().audiences()));

    assertThat(work()).isEmpty();
  }

  @Test
  void onlyDaysWhoseRowsDifferAreWritten() {
    rows = List.of(row("shop", MAY_1, "tablet", "r1"), row("shop", MAY_2, "phone", "r1"));
    publish(MAY_1);
    StepEnd first = work().orElseThrow();
    long version = warehouse.tables().version(DailyVisitors.TABLE);
    publish(MAY_1);
    rows = List.of(row("shop", MAY_2, "phone", "r2"), row("shop", MAY_1, "tablet", "r2"));
    StepEnd same = work().orElseThrow();
    long untouched = warehouse.tables().version(DailyVisitors.TABLE);
    publish(MAY_1);
    rows = List.of(row("shop", MAY_2, "watch", "r3"), row("shop", MAY_1, "tablet", "r3"));
    StepEnd other = work().orElseThrow();

    assertThat(first.days()).containsExactly(MAY_1, MAY_2);
    assertThat(same.days()).isEmpty();
    assertThat(untouched).isEqualTo(version);
    assertThat(other.days()).containsExactly(MAY_2);
    assertThat(stored())
        .containsExactlyInAnyOrder("shop 2024-05-01 tablet r1", "shop 2024-05-02 watch r3");
  }

  @Test
  void aGroupOfPartsReadsWhatTheFormerOneWrote() {
    rows = List.of(row("shop", MAY_1, "tablet", "r1"), row("shop", MAY_2, "phone", "r1"));
    Part beside =
        new Part("beside", List.of(), List.of(), work -> new Written(1, 0, new TreeSet<>()));
    Part after = new Part("after", List.of(), List.of(), InsightStepTest::readVisits);
    groups = List.of(List.of(visits, beside), List.of(after));
    publish(MAY_1);

    assertThat(work().orElseThrow().rowsIn()).isEqualTo(7 + 1 + 2);
    assertThat(said).containsExactly("working out visits, beside", "working out after");
  }

  @Test
  void rowsOfOtherStoresAndDaysStay() {
    publish(MAY_1);
    warehouse.writer().create(DailyVisitors.TABLE);
    warehouse
        .writer()
        .append(
            DailyVisitors.TABLE,
            List.of(
                row("other", MAY_1, "phone", "r0"),
                row("shop", MAY_1, "phone", "r0"),
                row("shop", MAY_1.minusDays(1), "phone", "r0")));
    work();

    assertThat(stored())
        .containsExactlyInAnyOrder("other 2024-05-01 phone r0", "shop 2024-04-30 phone r0");
  }

  private Settings settings(TestSettings test) {
    return test.warehouse(folder.toString(), folder + "/landing").build();
  }

  private Optional<StepEnd> work() {
    Run run = run();
    InsightStep step = new InsightStep(settings, warehouse, run, groups);
    Optional<StepEnd> end =
        step.work(
            said::add,
            bytes -> {
              throw new IllegalStateException("this part needs no Spark");
            });
    end.ifPresent(ended -> warehouse.ledger().stepEnded(step.run(), ended));
    return end;
  }

  /** A run that published the figures of a day. */
  private void publish(LocalDate day) {
    Stream.of(settings.tables().dailyConversionRates(), DailyStageRates.TABLE)
        .forEach(warehouse.writer()::create);
    warehouse.writer().append(DailyStageRates.TABLE, List.of(stage(day)));
    warehouse
        .ledger()
        .stepEnded(
            run(),
            new StepEnd(
                StepRunner.RATES,
                NOW,
                0,
                0,
                OptionalLong.empty(),
                Optional.empty(),
                new TreeSet<>(Set.of(day)),
                warehouse.versions()));
  }

  private Run run() {
    runNumber++;
    return new Run(runNumber, new RunRequest("run", Optional.empty(), "d", "s", "1"), NOW);
  }

  private List<String> stored() {
    return warehouse.tables().rows(TableRead.of(DailyVisitors.TABLE)).stream()
        .map(
            row ->
                Stream.of(
                        DailyVisitors.STORE_ID,
                        DailyVisitors.SESSION_DATE,
                        Dimensions.DEVICE,
                        DailyVisitors.RUN_ID)
                    .map(column -> String.valueOf(row.value(column)))
                    .reduce((left, right) -> left + " " + right)
                    .orElseThrow())
        .toList();
  }

  private static TableRow row(String store, LocalDate day, String device, String runId) {
    TableRow.Builder row = TableRow.builder();
    row.set(DailyVisitors.STORE_ID, store).set(DailyVisitors.SESSION_DATE, day);
    row.set(DailyVisitors.CONVERSION, "all").set(DailyVisitors.SLICE, "device");
    Dimensions.names()
        .forEach(name -> row.set(name, name.equals(Dimensions.DEVICE) ? device : "all"));
    return row.set(DailyVisitors.VISITOR_SKETCH, Bytes.of(new byte[] {1}))
        .set(DailyVisitors.IS_FINAL, false)
        .set(DailyVisitors.DEFINITION_VERSION, "v")
        .set(DailyVisitors.RUN_ID, runId)
        .set(DailyVisitors.COMPUTED_AT, NOW)
        .build();
  }

  private static TableRow stage(LocalDate day) {
    TableRow.Builder row = TableRow.builder();
    row.set(DailyStageRates.STORE_ID, "shop").set(DailyStageRates.SESSION_DATE, day);
    row.set(DailyStageRates.STAGE, "intent").set(DailyStageRates.STAGE_ORDINAL, 1);
    row.set(DailyStageRates.SLICE, "total");
    Dimensions.names().forEach(name -> row.set(name, "all"));
    Stream.of(
            DailyStageRates.SESSIONS,
            DailyStageRates.REACHED,
            DailyStageRates.MADE,
            DailyStageRates.WENT_ON,
            DailyStageRates.DROPPED)
        .forEach(column -> row.set(column, 0L));
    return row.set(DailyStageRates.IS_FINAL, false)
        .set(DailyStageRates.DEFINITION_VERSION, "v")
        .set(DailyStageRates.RUN_ID, "r")
        .set(DailyStageRates.COMPUTED_AT, NOW)
        .build();
  }
}
