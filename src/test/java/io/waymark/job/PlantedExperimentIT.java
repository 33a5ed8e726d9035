package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.waymark.config.Settings;
import io.waymark.config.hocon.SettingsLoader;
import io.waymark.generate.Faults;
import io.waymark.generate.PlantedExperiment;
import io.waymark.generate.ShopGenerator;
import io.waymark.generate.ShopSettings;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.table.DimExperiments;
import io.waymark.table.ExperimentReadouts;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a generated shop with a planted effect to the sentence that an analyst reads. */
@ExtendWith(SparkExtension.class)
class PlantedExperimentIT {
  private static final LocalDate FIRST = LocalDate.parse("2024-05-01");
  private static final LocalDate LAST = LocalDate.parse("2024-05-08");

  private static final Duration WINDOW = Duration.ofHours(12);

  /** Not there while an experiment is not readable. */
  private static final Set<String> FIGURES =
      Set.of(ExperimentReadouts.HITS, ExperimentReadouts.CHANCES);

  private static final String DECLARATION =
      """
      waymark.experiments.sticky_cart {
        store = shop
        exposure {
          when { event = experiment_view, property.experiment = sticky_cart }
          variant = property.variant
        }
        variants { control = 1, treatment = 1 }
        start = 2024-05-01
        end = 2024-05-07
        primary = purchase
        secondary = [add_to_cart]
        window = 12 hours
        min-days = 5
        pre-period = 2 days
        unit = UNIT
      }
      """;

  @TempDir private Path folder;

  @Test
  void thePlantedLiftIsFoundAndTheGoalIsLeftOpen(SparkSession spark) throws Exception {
    LocalWarehouse warehouse = run(spark, "lift", Map.of("add", 1.8), 0, "person");

    TableRow cart = row(warehouse, "add_to_cart");
    assertThat(cart.value(ExperimentReadouts.STATUS)).isEqualTo("READABLE");
    assertThat(cart.value(ExperimentReadouts.STATE)).isEqualTo("MICRO_UP_MACRO_INCONCLUSIVE");
    assertThat(cart.value(ExperimentReadouts.SENTENCE, String.class))
        .startsWith("Add to cart rose ")
        .contains("this test could detect", "so no conclusion on it");
    assertThat(cart.value(ExperimentReadouts.LIFT_LOW, Double.class)).isLessThan(0.8);
    assertThat(cart.value(ExperimentReadouts.LIFT_HIGH, Double.class)).isGreaterThan(0.8);
    assertThat(cart.optional(ExperimentReadouts.CUPED_DIFFERENCE, Double.class)).isPresent();
    assertCountsFollowFromTheTables(warehouse, true);
    assertThat(warehouse.kernel().rows(TableRead.of(DimExperiments.TABLE)))
        .extracting(
            variant -> variant.value(DimExperiments.VARIANT),
            variant -> variant.value(DimExperiments.END_DATE))
        .containsExactlyInAnyOrder(
            tuple("control", LocalDate.parse("2024-05-07")),
            tuple("treatment", LocalDate.parse("2024-05-07")));
    Map<String, Long> versions = warehouse.versions();
    assertThat(warehouse.run(LAST).status()).isEqualTo(RunStatus.NOTHING_NEW);
    assertThat(warehouse.versions()).isEqualTo(versions);
  }

  @Test
  void lostExposuresTakeThePlaceOfTheFigures(SparkSession spark) throws Exception {
    LocalWarehouse warehouse = run(spark, "fault", Map.of("add", 1.8), 0.3, "visitor");

    TableRow cart = row(warehouse, "add_to_cart");
    assertThat(cart.value(ExperimentReadouts.STATUS)).isEqualTo("SAMPLE_RATIO_MISMATCH");
    assertThat(cart.value(ExperimentReadouts.STATE)).isEqualTo("NOT_READABLE");
    assertThat(cart.value(ExperimentReadouts.DIFFERENCE)).isNull();
    assertThat(cart.value(ExperimentReadouts.SENTENCE, String.class))
        .startsWith("Not readable: the variants got ");
    assertCountsFollowFromTheTables(warehouse, false);
  }

  private static void assertCountsFollowFromTheTables(
      LocalWarehouse warehouse, boolean isByPerson) {
    NaiveReadout naive =
        new NaiveReadout(
            warehouse.kernel(),
            TestSettings.empty().build().tables(),
            isByPerson,
            WINDOW,
            LAST.plusDays(1).atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant());
    List<TableRow> rows = warehouse.kernel().rows(TableRead.of(ExperimentReadouts.TABLE));
    assertThat(rows).hasSize(8);
    for (TableRow row : rows) {
      naive
          .counts(
              row.value(ExperimentReadouts.VARIANT, String.class),
              row.value(ExperimentReadouts.METRIC, String.class),
              row.value(ExperimentReadouts.MEASURE, String.class))
          .forEach(
              (column, count) -> {
                boolean isReadable = "READABLE".equals(row.value(ExperimentReadouts.STATUS));
                boolean isFigure = FIGURES.contains(column);
                assertThat(row.value(column))
                    .as(column + " of " + row)
                    .isEqualTo(isFigure && !isReadable ? null : count);
              });
    }
  }

  private LocalWarehouse run(
      SparkSession spark, String name, Map<String, Double> effects, double lost, String unit)
      throws Exception {
    ShopGenerator.write(
        ShopSettings.typical(5, "shop", FIRST, 8, 500)
            .withFaults(Faults.NONE)
            .withExperiment(new PlantedExperiment("sticky_cart", 0.5, effects, lost)),
        folder.resolve(name + "/landing/shop"),
        folder.resolve(name + "/truth"));
    Path conf = copyOf(Path.of("conf"), folder.resolve(name + "/conf"));
    Files.writeString(
        conf.resolve(SettingsLoader.MAIN_FILE),
        DECLARATION.replace("UNIT", unit),
        StandardOpenOption.APPEND);
    Settings settings =
        SettingsLoader.load(
            conf,
            Map.of(
                "WAYMARK_WAREHOUSE",
                folder.resolve(name + "/warehouse").toString(),
                "WAYMARK_LANDING",
                folder.resolve(name + "/landing").toString()));
    LocalWarehouse warehouse = new LocalWarehouse(spark, settings);
    warehouse.run(LAST);
    return warehouse;
  }

  private static Path copyOf(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }

  private static TableRow row(LocalWarehouse warehouse, String metric) {
    RowFilter deciding =
        RowFilter.all()
            .andEqual(ExperimentReadouts.AS_OF_DATE, LAST)
            .andEqual(ExperimentReadouts.VARIANT, "treatment")
            .andEqual(ExperimentReadouts.METRIC, metric)
            .andEqual(ExperimentReadouts.IS_DECIDING, true);
    List<TableRow> rows =
        warehouse.kernel().rows(TableRead.of(ExperimentReadouts.TABLE).where(deciding));
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
