package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.waymark.config.Settings;
import io.waymark.job.report.ReportRead;
import io.waymark.job.report.ReportRequest;
import io.waymark.report.figure.AlertRow;
import io.waymark.report.figure.ChangeRow;
import io.waymark.report.figure.Insights;
import io.waymark.report.figure.LeadingRow;
import io.waymark.report.figure.ReadoutRow;
import io.waymark.report.figure.Slice;
import io.waymark.storage.TableRow;
import io.waymark.table.ColumnSpec;
import io.waymark.table.DimStores;
import io.waymark.table.ExperimentReadouts;
import io.waymark.table.LeadingIndicators;
import io.waymark.table.RateChanges;
import io.waymark.table.TableSpec;
import io.waymark.testkit.TestSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report reads of the insights is what the published tables hold of the store. */
class InsightReadTest {
  private static final Instant NOW = Instant.parse("2024-05-02T03:00:00Z");
  private static final LocalDate LAST = LocalDate.parse("2024-05-31");

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
    settings.tables().all().forEach(warehouse.writer()::create);
    append(
        DimStores.TABLE,
        """
        store_id | label | zone | currency | first_date | data_through
        shop     | Shop  | UTC  | EUR      | 2024-01-01 | 2024-06-01
        """);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void ofTheLatestDayOfThePeriodAndOfThisStoreAlone() {
    append(
        RateChanges.TABLE,
        """
        store_id | session_date | split  | part     | effect | part_ordinal | status | contribution | from_hits | from_chances | from_rate | to_rate
        shop     | 2024-05-29   | total  | all      | change | 0            | split  | 0.5          | 1         | 10           | 0.1       | 0.6
        shop     | 2024-05-30   | total  | all      | change | 0            | split  | -0.05        | 160       | 800          | 0.2       | 0.15
        shop     | 2024-05-30   | steps  | purchase | step   | 1            | split  | -0.05        | 160       | 360          | 0.4       | 0.3
        other    | 2024-05-31   | total  | all      | change | 0            | split  | 0.7          | 1         | 10           | 0.1       | 0.8
        shop     | 2024-06-01   | total  | all      | change | 0            | split  | 0.9          | 1         | 10           | 0.1       | 1.0
        """);
    append(
        settings.tables().rateAlerts(),
        """
        store_id | session_date | rate_kind  | rate | slice  | device | status  | hits | chances | alert_rank | explained_by
        shop     | 2024-05-30   | stage      | cart | device | mobile | alert   | 12   | 300     | 1          | []
        shop     | 2024-05-31   | conversion | buy  | total  | all    | pending | 3    | 90      | 2          | [{"slice":"device","device":"tablet","observed_rate":0.1,"share_of_departure":0.8,"share_of_chances":0.4}]
        shop     | 2024-05-31   | conversion | see  | total  | all    | alert   | 4    | 91      | 1          | []
        other    | 2024-05-31   | conversion | see  | total  | all    | alert   | 5    | 92      | 1          | []
        """);
    append(
        ExperimentReadouts.TABLE,
        """
        store_id | as_of_date | experiment | variant | metric | metric_role | sentence | rate | difference | difference_low | lift_high
        shop     | 2024-05-01 | ended      | new     | buy    | primary     | Ended.   | 0.3  | 0.1        | 0.05           | 0.7
        shop     | 2024-05-30 | running    | new     | buy    | primary     | Before.  | 0.1  | 0.2        | 0.1            | 0.3
        shop     | 2024-05-31 | running    | new     | buy    | primary     | Now.     |      |            |                |
        """);
    append(
        LeadingIndicators.TABLE,
        """
        store_id | as_of_date | level | item | conversion | lag_days | state    | correlation | pairs
        shop     | 2024-05-30 | store | all  | cart       | 2        | PRECEDES | 0.3         | 170
        shop     | 2024-05-31 | store | all  | cart       | 3        | PRECEDES | 0.4         | 171
        """);

    Insights insights = published();

    assertThat(insights.changes())
        .extracting(ChangeRow::day, ChangeRow::part, row -> row.contribution().getAsDouble())
        .containsExactly(
            tuple(LAST.minusDays(1), "purchase", -0.05), tuple(LAST.minusDays(1), "all", -0.05));
    assertThat(insights.changes().get(0).from().chances()).isEqualTo(360);
    assertThat(insights.alerts())
        .extracting(AlertRow::rate, AlertRow::status, row -> row.band().chances())
        .containsExactly(
            tuple("see", "alert", 91L), tuple("buy", "pending", 90L), tuple("cart", "alert", 300L));
    assertThat(insights.alerts().get(1).parts())
        .containsExactly(new AlertRow.Part("tablet", 0.8, 0.4));
    assertThat(insights.alerts().get(2).slice())
        .isEqualTo(new Slice(List.of("device"), List.of("mobile")));
    assertThat(insights.readouts())
        .extracting(ReadoutRow::experiment, ReadoutRow::sentence, row -> row.rate().isPresent())
        .containsExactly(tuple("ended", "Ended.", true), tuple("running", "Now.", false));
    assertThat(insights.readouts().get(0).difference().low()).hasValue(0.05);
    assertThat(insights.leading())
        .extracting(LeadingRow::lag, LeadingRow::pairs)
        .containsExactly(tuple(3, Optional.of(171)));
  }

  /** Of a report of the four weeks up to the last day, after a run that left these tables. */
  private Insights published() {
    RunRequest request = new RunRequest("run", Optional.empty(), "d", "s", "1");
    Run run = warehouse.ledger().begin(request, TableVersions.none());
    warehouse.ledger().runEnded(run, RunStatus.DONE, warehouse.versions());
    ReportRequest wanted =
        new ReportRequest(Optional.of("shop"), Optional.empty(), Optional.of(LAST), 28);
    return new ReportRead(settings, warehouse.tables())
        .report(wanted, NOW, "1")
        .stores()
        .get(0)
        .insights();
  }

  /** Rows with some columns; of the others those that are required get a value of their kind. */
  private void append(TableSpec table, String text) {
    List<List<String>> lines =
        text.lines()
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    warehouse
        .writer()
        .append(
            table, lines.stream().skip(1).map(cells -> row(table, lines.get(0), cells)).toList());
  }

  private static TableRow row(TableSpec table, List<String> names, List<String> cells) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      given.put(names.get(i), cells.get(i));
    }
    TableRow.Builder row = TableRow.builder();
    for (ColumnSpec column : table.columns()) {
      String cell = given.getOrDefault(column.name(), "");
      row.set(
          column.name(),
          cell.isEmpty() && column.isNullable()
              ? Optional.empty()
              : Optional.of(value(column, cell)));
    }
    return row.build();
  }

  private static Object value(ColumnSpec column, String cell) {
    boolean isGiven = !cell.isEmpty();
    return switch (column.type()) {
      case STRING -> isGiven ? cell : "all";
      case DATE -> isGiven ? LocalDate.parse(cell) : LAST;
      case INT -> isGiven ? Integer.parseInt(cell) : 1;
      case LONG -> isGiven ? Long.parseLong(cell) : 1L;
      case DOUBLE -> isGiven ? Double.parseDouble(cell) : 0.5;
      case BOOLEAN -> true;
      case TIMESTAMP -> NOW;
      case MONEY -> BigDecimal.ZERO.setScale(4);
      default -> throw new IllegalArgumentException(column.name() + " has another type");
    };
  }
}
