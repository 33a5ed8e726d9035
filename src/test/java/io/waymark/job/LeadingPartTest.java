package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.RowReplacement;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyProductRates;
import io.waymark.table.Dimensions;
import io.waymark.table.LeadingIndicators;
import io.waymark.table.TableSpec;
import io.waymark.testkit.TestSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carts of a day go with purchases three days later, of the store; views go with nothing. */
class LeadingPartTest {
  private static final Instant NOW = Instant.parse("2024-07-01T03:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final int DAYS = 180;
  private static final int LAG = 3;

  @TempDir private Path folder;
  private Settings settings;
  private Warehouse warehouse;

  @BeforeEach
  void publish() {
    settings =
        TestSettings.plain()
            .warehouse(folder.resolve("warehouse").toString(), folder + "/landing")
            .build();
    warehouse = new Warehouse(settings, "test", Duration.ZERO, () -> NOW);
    Random random = new Random(11);
    double[] carts = random.doubles(DAYS + LAG, -1, 1).toArray();
    double[] others = random.doubles(DAYS, -1, 1).toArray();
    List<TableRow> conversions = new ArrayList<>();
    List<TableRow> products = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST.plusDays(i);
      conversions.add(conversion(day, "view", 3_000 + Math.round(600 * others[i])));
      conversions.add(conversion(day, "cart", 1_000 + Math.round(300 * carts[i + LAG])));
      conversions.add(conversion(day, "purchase", 400 + Math.round(100 * carts[i])));
      products.add(product(day, "7", 500 + Math.round(50 * others[i]), 1));
      products.add(product(day, "8", 500, 0));
    }
    write(settings.tables().dailyConversionRates(), conversions);
    write(DailyProductRates.TABLE, products);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void whatPrecedesTheGoalIsSaidWithItsEvidence() {
    work(FIRST.plusDays(DAYS - 1));

    assertThat(rows())
        .filteredOn(row -> text(row, LeadingIndicators.STATE).equals("PRECEDES"))
        .singleElement()
        .satisfies(row -> assertThat(text(row, LeadingIndicators.LEVEL)).isEqualTo("store"))
        .satisfies(row -> assertThat(text(row, LeadingIndicators.CONVERSION)).isEqualTo("cart"))
        .satisfies(row -> assertThat(row.value(LeadingIndicators.LAG_DAYS)).isEqualTo(LAG))
        .satisfies(row -> assertThat(row.value(LeadingIndicators.COMPARISONS)).isEqualTo(28))
        .satisfies(
            row ->
                assertThat(text(row, LeadingIndicators.READ_OUT))
                    .startsWith(
                        "cart precedes purchase by 3 days: a share that is higher than usual")
                    .endsWith("An association in time, not a cause."));
  }

  @Test
  void aProductThatFewBuyIsListedAsHavingTooLittleData() {
    work(FIRST.plusDays(DAYS - 1));

    assertThat(rows())
        .filteredOn(row -> text(row, LeadingIndicators.ITEM).equals("8"))
        .hasSize(3)
        .allSatisfy(
            row -> assertThat(text(row, LeadingIndicators.STATE)).isEqualTo("TOO_LITTLE_DATA"))
        .allSatisfy(row -> assertThat(row.value(LeadingIndicators.P_VALUE)).isNull());
  }

  @Test
  void whatWasSaidOnAFormerDayStaysAndEqualRowsAreNotWrittenAgain() {
    LocalDate last = FIRST.plusDays(DAYS - 1);
    work(last.minusDays(1));
    List<TableRow> before = rows();
    work(last);
    List<TableRow> after = rows();

    assertThat(work(last).days()).isEmpty();
    assertThat(after).hasSize(2 * before.size()).containsAll(before);
  }

  private InsightPart.Written work(LocalDate through) {
    return new LeadingPart()
        .write(
            new InsightWork(
                settings,
                warehouse.tables(),
                "run",
                NOW,
                Map.of("shop", through),
                Optional.empty(),
                new InsightOutput(warehouse, new CommitInfo("run", "", "d")),
                bytes -> {
                  throw new IllegalStateException("leading indicators need no Spark");
                }));
  }

  private List<TableRow> rows() {
    return warehouse.tables().rows(TableRead.of(LeadingIndicators.TABLE));
  }

  private static String text(TableRow row, String column) {
    return row.value(column, String.class);
  }

  private void write(TableSpec table, List<TableRow> rows) {
    warehouse.writer().create(table);
    Set<LocalDate> days = new HashSet<>();
    rows.forEach(row -> days.add(row.value("session_date", LocalDate.class)));
    new RowReplacement(warehouse.tables(), warehouse.lock())
        .replace(table, days, row -> false, rows, new CommitInfo("r", "", "d"));
  }

  private static TableRow conversion(LocalDate day, String name, long converting) {
    TableRow.Builder row =
        TableRow.builder()
            .set(DailyConversionRates.STORE_ID, "shop")
            .set(DailyConversionRates.SESSION_DATE, day)
            .set(DailyConversionRates.CONVERSION, name)
            .set(DailyConversionRates.STAGE, "intent")
            .set(DailyConversionRates.SLICE, "total");
    Dimensions.names().forEach(dimension -> row.set(dimension, Dimensions.ALL));
    return row.set(DailyConversionRates.SESSIONS, 10_000L)
        .set(DailyConversionRates.CONVERTING_SESSIONS, converting)
        .set(DailyConversionRates.EVENTS, converting)
        .set(DailyConversionRates.VISITORS, 10_000L)
        .set(DailyConversionRates.CONVERTING_VISITORS, converting)
        .set(DailyConversionRates.VALUE, BigDecimal.ZERO.setScale(4))
        .set(DailyConversionRates.INTERVAL_BASIS, "visitors")
        .set(DailyConversionRates.IS_FINAL, false)
        .set(DailyConversionRates.DEFINITION_VERSION, "v")
        .set(DailyConversionRates.RUN_ID, "r")
        .set(DailyConversionRates.COMPUTED_AT, NOW)
        .build();
  }

  private static TableRow product(LocalDate day, String id, long viewing, long buying) {
    return TableRow.builder()
        .set(DailyProductRates.STORE_ID, "shop")
        .set(DailyProductRates.SESSION_DATE, day)
        .set(DailyProductRates.LEVEL, DailyProductRates.OF_PRODUCT)
        .set(DailyProductRates.PRODUCT_ID, id)
        .set(DailyProductRates.CATEGORY, Dimensions.ALL)
        .set(DailyProductRates.VIEWING_SESSIONS, viewing)
        .set(DailyProductRates.SAVING_SESSIONS, 0L)
        .set(DailyProductRates.ADDING_SESSIONS, 0L)
        .set(DailyProductRates.BUYING_SESSIONS, buying)
        .set(DailyProductRates.VIEWED_AND_ADDED, 0L)
        .set(DailyProductRates.VIEWED_AND_BOUGHT, 0L)
        .set(DailyProductRates.REVENUE, BigDecimal.ZERO.setScale(4))
        .set(DailyProductRates.IS_FINAL, false)
        .set(DailyProductRates.DEFINITION_VERSION, "v")
        .set(DailyProductRates.RUN_ID, "r")
        .set(DailyProductRates.COMPUTED_AT, NOW)
        .build();
  }
}
