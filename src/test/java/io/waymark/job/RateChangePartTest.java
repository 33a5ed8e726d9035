package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.waymark.config.Settings;
import io.waymark.config.StageSettings;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.RowReplacement;
import io.waymark.table.DailyStageRates;
import io.waymark.table.Dimensions;
import io.waymark.table.RateChanges;
import io.waymark.testkit.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose last step breaks on mobile, of which more and more sessions are. */
class RateChangePartTest {
  private static final Instant NOW = Instant.parse("2024-05-02T03:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final int DAYS = 60;
  private static final int BROKEN = 53;

  @TempDir private Path folder;
  private Settings settings;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    settings =
        TestSettings.plain()
            .warehouse(folder.resolve("warehouse").toString(), folder + "/landing")
            .build();
    warehouse = new Warehouse(settings, "test", Duration.ZERO, () -> NOW);
    warehouse.writer().create(DailyStageRates.TABLE);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void aChangeIsSplitIntoItsStepsAndIntoWhoCame() {
    work(publish(0, DAYS, BROKEN), true);

    Map<String, TableRow> rows = rows(FIRST.plusDays(DAYS - 1));
    String last = stages().get(stages().size() - 1);
    TableRow change = row(rows, "total all change");
    double whole = number(change, RateChanges.CONTRIBUTION);

    assertThat(change.value(RateChanges.TO_CHANCES)).isEqualTo(7 * 1_100L);
    assertThat(change.value(RateChanges.FROM_CHANCES)).isEqualTo(28 * 1_000L);
    assertThat(whole)
        .isEqualTo(number(change, RateChanges.TO_RATE) - number(change, RateChanges.FROM_RATE))
        .isNegative();
    assertThat(number(row(rows, "steps " + last + " step"), RateChanges.SHARE_OF_CHANGE))
        .isCloseTo(1, within(0.1));
    assertThat(sum(rows, "steps ", " step")).isCloseTo(whole, within(1e-14));
    assertThat(sum(rows, "device mobile", "") + sum(rows, "device desktop", ""))
        .isCloseTo(whole, within(1e-14));
    assertThat(sum(rows, "device all", "")).isCloseTo(whole, within(1e-14));
    assertThat(number(row(rows, "device mobile rate"), RateChanges.CONTRIBUTION))
        .isLessThan(0.9 * number(row(rows, "device all rate"), RateChanges.CONTRIBUTION));
    assertThat(change.value(RateChanges.READ_OUT, String.class))
        .startsWith("Of the sessions of 2024-02-23 to 2024-02-29 ");
    assertThat(row(rows, "device all mix").value(RateChanges.READ_OUT)).isNull();
  }

  @Test
  void anyOrderOfRunsLeadsToTheSameRows() {
    work(publish(0, DAYS, BROKEN), true);
    List<String> atOnce = stored();
    work(publish(0, 20, BROKEN), true);
    work(publish(15, DAYS, DAYS), false);
    List<String> without = stored();
    work(publish(BROKEN, DAYS, BROKEN), false);

    assertThat(stored()).isEqualTo(atOnce).isNotEqualTo(without);
  }

  @Test
  void theLastDayIsPendingWhileItIsNotComplete() {
    work(publish(0, DAYS - 1, DAYS), true);
    LocalDate last = FIRST.plusDays(DAYS - 1);
    write(List.of(last), rows(last, 50, DAYS));
    work(new TreeSet<>(Set.of(last)), false);
    Set<String> before = statuses(last);
    work(publish(DAYS - 1, DAYS, DAYS), false);

    assertThat(before).containsExactly("pending");
    assertThat(statuses(last)).containsExactly("split");
    assertThat(statuses(last.minusDays(1))).containsExactly("split");
  }

  @Test
  void theFirstDaysHaveNothingToBeHeldAgainst() {
    work(publish(0, DAYS, BROKEN), true);

    assertThat(rows(FIRST.plusDays(5))).isEmpty();
    assertThat(statuses(FIRST.plusDays(12))).containsExactly("no_reference");
    assertThat(
            row(rows(FIRST.plusDays(13)), "total all change").value(RateChanges.REFERENCE_WINDOWS))
        .isEqualTo(1);
    assertThat(
            row(rows(FIRST.plusDays(40)), "total all change").value(RateChanges.REFERENCE_WINDOWS))
        .isEqualTo(4);
  }

  @Test
  void aDayThatIsPublishedNoMoreHasNoRows() {
    work(publish(0, DAYS, BROKEN), true);
    LocalDate last = FIRST.plusDays(DAYS - 1);
    write(List.of(last), List.of());
    work(new TreeSet<>(Set.of(last)), false);

    assertThat(rows(last)).isEmpty();
    assertThat(rows(last.minusDays(1))).isNotEmpty();
  }

  /** Figures of the days from one to before another, which break on a day. */
  private NavigableSet<LocalDate> publish(int from, int to, int broken) {
    List<LocalDate> days = FIRST.plusDays(from).datesUntil(FIRST.plusDays(to)).toList();
    List<TableRow> rows = new ArrayList<>();
    days.forEach(day -> rows.addAll(rows(day, 1_000, broken)));
    write(days, rows);
    return new TreeSet<>(days);
  }

  private void write(List<LocalDate> days, List<TableRow> rows) {
    new RowReplacement(warehouse.tables(), warehouse.lock())
        .replace(
            DailyStageRates.TABLE,
            Set.copyOf(days),
            row -> days.contains(row.value(DailyStageRates.SESSION_DATE, LocalDate.class)),
            rows,
            new CommitInfo("r", "", "d"));
  }

  private void work(NavigableSet<LocalDate> changed, boolean isFirst) {
    new RateChangePart()
        .write(
            new InsightWork(
                settings,
                warehouse.tables(),
                "run",
                NOW,
                Map.of("shop", FIRST.plusDays(DAYS - 1)),
                isFirst ? Optional.empty() : Optional.of(changed),
                new InsightOutput(warehouse, new CommitInfo("run", "", "d")),
                bytes -> {
                  throw new IllegalStateException("changes need no Spark");
                }));
  }

  private List<String> stages() {
    return settings.definitions().stages().stream().map(StageSettings::name).toList();
  }

  private List<TableRow> rows(LocalDate day, long sessions, int broken) {
    boolean isBroken = !day.isBefore(FIRST.plusDays(broken));
    long mobile = sessions / 2 + (isBroken ? sessions / 10 : 0);
    List<TableRow> rows = new ArrayList<>();
    long[] total = new long[stages().size() + 1];
    for (String device : List.of("mobile", "desktop")) {
      long reached = device.equals("mobile") ? mobile : sessions / 2;
      long all = reached;
      total[0] += all;
      for (int stage = 1; stage < total.length; stage++) {
        boolean isLast = stage == total.length - 1;
        reached = isBroken && isLast && device.equals("mobile") ? reached / 4 : reached * 2 / 3;
        total[stage] += reached;
        rows.add(row(day, stage, device, all, reached));
      }
    }
    for (int stage = 1; stage < total.length; stage++) {
      rows.add(row(day, stage, Dimensions.ALL, total[0], total[stage]));
    }
    return rows;
  }

  private TableRow row(LocalDate day, int stage, String device, long sessions, long reached) {
    return StageRow.of(day, stages().get(stage - 1), stage, device, sessions, reached);
  }

  private List<TableRow> table() {
    return warehouse.tables().rows(TableRead.of(RateChanges.TABLE));
  }

  private List<String> stored() {
    return table().stream().map(TableRow::toString).sorted().toList();
  }

  private Map<String, TableRow> rows(LocalDate day) {
    return table().stream()
        .filter(row -> row.value(RateChanges.SESSION_DATE, LocalDate.class).equals(day))
        .collect(
            Collectors.toMap(
                row ->
                    String.join(
                        " ",
                        row.value(RateChanges.SPLIT, String.class),
                        row.value(RateChanges.PART, String.class),
                        row.value(RateChanges.EFFECT, String.class)),
                row -> row));
  }

  private static TableRow row(Map<String, TableRow> rows, String key) {
    return Optional.ofNullable(rows.get(key)).orElseThrow();
  }

  private Set<String> statuses(LocalDate day) {
    return rows(day).values().stream()
        .map(row -> row.value(RateChanges.STATUS, String.class))
        .collect(Collectors.toSet());
  }

  private static double sum(Map<String, TableRow> rows, String start, String end) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().startsWith(start) && row.getKey().endsWith(end))
        .mapToDouble(row -> number(row.getValue(), RateChanges.CONTRIBUTION))
        .sum();
  }

  private static double number(TableRow row, String column) {
    return row.value(column, Double.class);
  }
}
