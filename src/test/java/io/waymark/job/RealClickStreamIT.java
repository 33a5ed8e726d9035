package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.hocon.SettingsLoader;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.RateAlerts;
import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real pipeline on the half year of real data that the demo shows. */
@ExtendWith(SparkExtension.class)
class RealClickStreamIT {
  private static final LocalDate LOOP_BEGINS = LocalDate.parse("2024-04-09");
  private static final LocalDate LOOP_ENDS = LocalDate.parse("2024-05-09");
  private static final LocalDate FAULT_BEGINS = LocalDate.parse("2024-05-19");
  private static final LocalDate FAULT_ENDS = LocalDate.parse("2024-06-07");

  @Test
  void theRealClickStreamHasItsKnownNumbers(SparkSession spark, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("landing/ecom/history/ecom.csv.gz");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream data = Pipeline.class.getResourceAsStream("/io/waymark/demo/ecom.csv.gz")) {
      Files.copy(Objects.requireNonNull(data), file);
    }
    LocalWarehouse warehouse =
        new LocalWarehouse(
            spark,
            SettingsLoader.load(
                Path.of("conf"),
                Map.of(),
                List.of(
                    "warehouse=" + folder.resolve("warehouse"),
                    "landing=" + folder.resolve("landing"))));

    warehouse.run(LocalDate.of(2024, 6, 29));

    assertThat(warehouse.table("sessions").where(col(Sessions.IS_COUNTED)).count())
        .isEqualTo(3_605);
    assertThat(converting(warehouse))
        .containsEntry("product_view", 2_868L)
        .containsEntry("add_to_cart", 1_213L)
        .containsEntry("shipping_details", 798L)
        .containsEntry("purchase", 470L);
    assertThat(publishedSessions(warehouse)).isEqualTo(3_605);
    assertThat(alertDays(warehouse).subSet(LOOP_BEGINS, true, LOOP_ENDS, true))
        .as("checkout loop")
        .hasSizeGreaterThan(3);
    assertThat(alertDays(warehouse).subSet(FAULT_BEGINS, true, FAULT_ENDS, true))
        .as("payment fault")
        .contains(FAULT_BEGINS.plusDays(1))
        .hasSizeGreaterThan(14);
    assertThat(alertDays(warehouse).stream().filter(RealClickStreamIT::isHealthy).toList())
        .hasSizeLessThanOrEqualTo(2);
  }

  /**
   * The source is modelled with a checkout loop and a payment fault; its README gives the dates.
   */
  private static boolean isHealthy(LocalDate day) {
    boolean isLoop = !day.isBefore(LOOP_BEGINS) && !day.isAfter(LOOP_ENDS);
    boolean isFault = !day.isBefore(FAULT_BEGINS) && !day.isAfter(FAULT_ENDS);
    return !isLoop && !isFault;
  }

  private static NavigableSet<LocalDate> alertDays(LocalWarehouse warehouse) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    warehouse
        .kernel()
        .read(
            TableRead.of(RateAlerts.TABLE)
                .only(List.of(RateAlerts.SESSION_DATE))
                .where(RowFilter.all().andEqual(RateAlerts.STATUS, RateAlerts.STATUS_ALERT)),
            row -> days.add(row.value(RateAlerts.SESSION_DATE, LocalDate.class)));
    return days;
  }

  private static Map<String, Long> converting(LocalWarehouse warehouse) {
    Map<String, Long> sessions = new TreeMap<>();
    warehouse
        .table("session_conversions")
        .groupBy(SessionConversions.CONVERSION)
        .count()
        .collectAsList()
        .forEach(row -> sessions.put(row.getString(0), row.getLong(1)));
    return sessions;
  }

  private static long publishedSessions(LocalWarehouse warehouse) {
    return warehouse
        .table("daily_conversion_rates")
        .where(col(DailyConversionRates.SLICE).equalTo("total"))
        .where(col(DailyConversionRates.STORE_ID).equalTo("ecom"))
        .where(col(DailyConversionRates.CONVERSION).equalTo("purchase"))
        .groupBy()
        .sum(DailyConversionRates.SESSIONS)
        .first()
        .getLong(0);
  }
}
