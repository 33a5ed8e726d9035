package io.waymark.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.BotSettings;
import io.waymark.config.FunnelSettings;
import io.waymark.config.Slice;
import io.waymark.funnel.spark.AttemptSearch;
import io.waymark.rate.FunnelDays;
import io.waymark.rate.FunnelRates;
import io.waymark.rate.Publication;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.WarehouseTables;
import io.waymark.table.spark.SparkTables;
import io.waymark.testkit.CaseFile;
import io.waymark.testkit.PublishedAssert;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TextTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the cases of {@code cases/funnels.txt}, all at once: each is a funnel of its own. */
@ExtendWith(SparkExtension.class)
class FunnelCasesTest {
  private static final WarehouseTables TABLES = new WarehouseTables(List.of(), List.of());
  private static final Map<String, ZoneId> ZONES = Map.of("shop", ZoneId.of("UTC"));
  private static final BotSettings BOTS = new BotSettings(List.of(), 1_000, 100, false);

  @TestFactory
  Stream<DynamicTest> eventsBecomeTheExpectedCounts(SparkSession spark) {
    List<FunnelCase> cases = new ArrayList<>();
    for (CaseFile.Case theCase : CaseFile.read("/cases/funnels.txt")) {
      cases.add(FunnelCase.of("case-" + cases.size(), theCase));
    }
    Dataset<Row> published = published(spark, cases).persist();
    return cases.stream()
        .map(theCase -> DynamicTest.dynamicTest(theCase.title(), () -> check(published, theCase)));
  }

  private static Dataset<Row> published(SparkSession spark, List<FunnelCase> cases) {
    List<FunnelSettings> funnels = cases.stream().map(FunnelCase::funnel).toList();
    List<String> lines = new ArrayList<>(List.of(FunnelCase.HEADER));
    List<FunnelDays.Day> days = new ArrayList<>();
    for (FunnelCase theCase : cases) {
      lines.addAll(theCase.keptEvents());
      theCase.expected().stream()
          .map(row -> LocalDate.parse(row.getOrDefault(DailyFunnelSteps.ENTRY_DATE, "")))
          .distinct()
          .forEach(
              day ->
                  days.add(new FunnelDays.Day("shop", day, theCase.funnel().name(), true, false)));
    }
    Dataset<Row> events = TextTable.parse(spark, TABLES.funnelEvents(), String.join("\n", lines));
    Dataset<Row> attempts =
        SparkTables.conform(
            TABLES.funnelAttempts(),
            new AttemptSearch(funnels, BOTS, TABLES.dimensionNames(), ZONES).attempts(events));
    return new FunnelRates(TABLES, funnels, List.of(new Slice(List.of())))
        .apply(
            attempts,
            spark.createDataFrame(FunnelDays.rows(days), FunnelDays.schema()),
            new Publication("run", Instant.EPOCH, Map.of(), "all"));
  }

  private static void check(Dataset<Row> published, FunnelCase theCase) {
    String[] columns = theCase.columns();

    List<List<String>> rows =
        PublishedAssert.show(
            published.where(
                functions.col(DailyFunnelSteps.FUNNEL).equalTo(theCase.funnel().name())),
            columns);

    assertThat(rows).containsExactlyInAnyOrderElementsOf(theCase.expectedRows());
  }
}
