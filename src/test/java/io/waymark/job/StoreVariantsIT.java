package io.waymark.job;

import static io.waymark.testkit.random.StoreVariants.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SameRows;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.Seeds;
import io.waymark.testkit.random.StoreVariants;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run publishes a random store and its changed twins, and their figures are compared, without
 * an oracle: P1, and P5 to P10.
 */
@ExtendWith(SparkExtension.class)
class StoreVariantsIT {
  /**
   * A zone without a change of clocks; sessions keyed by the source, so that the shift by days is
   * compared too.
   */
  private static final long STEADY_CLOCKS = 10;

  @TempDir private Path folder;

  @Test
  void changesThatDoNotMatterChangeNoFigure(SparkSession spark) {
    Seeds.sample(STEADY_CLOCKS, seed -> check(spark, seed));
  }

  @Test
  @Tag("soak")
  void changesThatDoNotMatterChangeNoFigureOfManyStores(SparkSession spark) {
    Seeds.check(100, seed -> check(spark, seed));
  }

  private void check(SparkSession spark, long seed) {
    String landing = folder.resolve("landing" + seed).toString();
    StoreVariants variants =
        StoreVariants.of(seed, folder.resolve("warehouse" + seed).toString(), landing);
    JsonLines.write(variants.files(OracleTrial::contentHash), Path.of(landing));
    LocalWarehouse warehouse = new LocalWarehouse(spark, variants.settings());
    warehouse.run(LocalDate.parse("2024-12-31"));

    StoreFigures figures = StoreFigures.of(warehouse);
    assertThat(figures.ofStore(BASE)).as("figures of the store itself").isNotEmpty();
    assertSameFigures(figures, StoreVariants.SHUFFLED, "P1: other files");
    assertSameFigures(figures, StoreVariants.DOUBLED, "P5: duplicates");
    assertSameFigures(figures, StoreVariants.IRRELEVANT, "P6: irrelevant events");
    assertSameFigures(figures, StoreVariants.RENAMED, "P8: other names of visitors");
    if (variants.isShiftFair()) {
      SameRows.assertSame(
          "P9: two weeks later",
          figures.ofStore(StoreVariants.SHIFTED),
          figures.ofStoreShifted(BASE, StoreVariants.SHIFT_DAYS));
    }
    figures.assertNeverLower(BASE, StoreVariants.PURCHASED);
    figures.assertShares();
    figures.assertAddsUp(variants.settings().definitions().slices());
  }

  private static void assertSameFigures(StoreFigures figures, String store, String property) {
    List<String> expected = figures.ofStore(BASE);
    SameRows.assertSame(property, figures.ofStore(store), expected);
  }
}
