package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.config.hocon.SettingsLoader;
import io.waymark.generate.Faults;
import io.waymark.generate.FunnelRates;
import io.waymark.generate.PlantedDays;
import io.waymark.generate.PlantedLead;
import io.waymark.generate.PlantedOutage;
import io.waymark.generate.Plantings;
import io.waymark.generate.ShopGenerator;
import io.waymark.generate.ShopSettings;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.table.AudienceMembers;
import io.waymark.table.DailyAudienceSizes;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.LeadingIndicators;
import io.waymark.table.RateAlerts;
import io.waymark.table.TableSpec;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a generated shop with planted troubles to the tables that say they find them. */
@ExtendWith(SparkExtension.class)
class PlantedTroublesIT {
  private static final LocalDate FIRST = LocalDate.parse("2024-03-01");
  private static final LocalDate BROKEN = LocalDate.parse("2024-05-06");
  private static final int DAYS = 75;

  /** Busy enough to see something in few visits. */
  private static final FunnelRates RATES =
      new FunnelRates(0.25, 0.6, 0.15, 0.004, 0.012, 0.3, 0.2, 0.16, 0.13);

  @TempDir private Path folder;

  @Test
  void insightsFindTheOutageOnItsDaysAndTheLeadAtItsLag(SparkSession spark) throws Exception {
    LocalWarehouse warehouse = run(spark);

    assertThat(alerts(warehouse))
        .contains(BROKEN.toString(), BROKEN.plusDays(1).toString())
        .isSubsetOf(
            BROKEN.toString(), BROKEN.plusDays(1).toString(), BROKEN.plusDays(2).toString());
    assertThat(leads(warehouse)).containsExactly("wishlist_add 3");
    assertTruth(warehouse);
    assertAudience(warehouse);
  }

  /** Days on which the early warning speaks of the searches of all visitors. */
  private static List<String> alerts(LocalWarehouse warehouse) {
    return rows(warehouse, RateAlerts.TABLE).stream()
        .filter(row -> row.value(RateAlerts.RATE, String.class).equals("search"))
        .filter(row -> row.value(RateAlerts.SLICE, String.class).equals("total"))
        .map(row -> row.value(RateAlerts.SESSION_DATE, LocalDate.class).toString())
        .distinct()
        .toList();
  }

  private static List<String> leads(LocalWarehouse warehouse) {
    return rows(warehouse, LeadingIndicators.TABLE).stream()
        .filter(
            row ->
                row.value(LeadingIndicators.LEVEL, String.class).equals(LeadingIndicators.OF_STORE))
        .filter(row -> row.value(LeadingIndicators.STATE, String.class).equals("PRECEDES"))
        .map(
            row ->
                row.value(LeadingIndicators.CONVERSION)
                    + " "
                    + row.value(LeadingIndicators.LAG_DAYS))
        .toList();
  }

  /** The days of the tables are those of the truth. */
  private void assertTruth(LocalWarehouse warehouse) throws Exception {
    List<String> truth = Files.readAllLines(folder.resolve("truth/days.csv"));
    int place = List.of(truth.get(0).split(",", -1)).indexOf("products_searched_sessions");
    List<String> expected =
        truth.stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(cells -> cells[0] + " " + cells[1] + " " + cells[place])
            .toList();
    RowFilter searches =
        RowFilter.all()
            .andEqual(DailyConversionRates.CONVERSION, "search")
            .andEqual(DailyConversionRates.SLICE, "total");
    assertThat(
            warehouse
                .kernel()
                .rows(TableRead.of(DailyConversionRates.TABLE).where(searches))
                .stream()
                .map(
                    row ->
                        row.value(DailyConversionRates.SESSION_DATE)
                            + " "
                            + row.value(DailyConversionRates.SESSIONS)
                            + " "
                            + row.value(DailyConversionRates.CONVERTING_SESSIONS)))
        .containsAll(expected.subList(0, DAYS - 1));
  }

  /** The example's audience has members, some of whom are left out for either reason. */
  private static void assertAudience(LocalWarehouse warehouse) {
    List<TableRow> members = rows(warehouse, AudienceMembers.TABLE);
    assertThat(members)
        .filteredOn(row -> row.value(AudienceMembers.IS_LISTED, Boolean.class))
        .isNotEmpty()
        .allMatch(row -> Boolean.TRUE.equals(row.value(AudienceMembers.IS_MARKETING_CONSENTED)))
        .noneMatch(row -> row.value(AudienceMembers.IS_HELD_OUT, Boolean.class));
    long sum =
        rows(warehouse, DailyAudienceSizes.TABLE).stream()
            .mapToLong(row -> row.value(DailyAudienceSizes.MEMBERS, Long.class))
            .sum();
    assertThat(members).hasSize((int) sum);
    for (String column : List.of(DailyAudienceSizes.HELD_OUT, DailyAudienceSizes.WITHOUT_CONSENT)) {
      assertThat(rows(warehouse, DailyAudienceSizes.TABLE))
          .anyMatch(row -> row.value(column, Long.class) > 0);
    }
  }

  private static List<TableRow> rows(LocalWarehouse warehouse, TableSpec table) {
    return warehouse.kernel().rows(TableRead.of(table));
  }

  private LocalWarehouse run(SparkSession spark) throws Exception {
    Path landing = folder.resolve("landing/shop");
    Plantings planted =
        new Plantings(
            List.of(new PlantedOutage("search", 0.6, new PlantedDays(BROKEN, BROKEN.plusDays(2)))),
            List.of(),
            List.of(),
            Optional.of(new PlantedLead("wishlist", 0.95, 3)));
    ShopGenerator.write(
        ShopSettings.typical(11, "shop", FIRST, DAYS, 300)
            .withFaults(Faults.NONE)
            .withFunnel(RATES)
            .withPlantings(planted),
        landing,
        folder.resolve("truth"));
    intoHistory(landing);
    Settings settings =
        SettingsLoader.load(
            Path.of("conf"),
            Map.of(
                "WAYMARK_WAREHOUSE",
                folder.resolve("warehouse").toString(),
                "WAYMARK_LANDING",
                folder.resolve("landing").toString()),
            List.of("slices=[[]]", "funnels.checkout=null"));
    LocalWarehouse warehouse = new LocalWarehouse(spark, settings);
    warehouse.run(FIRST.plusDays(DAYS - 1));
    return warehouse;
  }

  /** One run takes all days. */
  private static void intoHistory(Path landing) throws Exception {
    Files.createDirectories(landing.resolve("history"));
    try (Stream<Path> days = Files.list(landing)) {
      for (Path day : days.filter(d -> d.getFileName().toString().startsWith("20")).toList()) {
        Files.move(
            day.resolve("events-000.jsonl.gz"),
            landing.resolve("history/" + day.getFileName() + ".jsonl.gz"));
        Files.delete(day);
      }
    }
  }
}
