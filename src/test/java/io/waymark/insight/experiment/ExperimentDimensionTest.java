package io.waymark.insight.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.waymark.config.ExperimentSettings;
import io.waymark.table.DimExperiments;
import io.waymark.testkit.TestExperiments;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExperimentDimensionTest {
  @Test
  void eachVariantHasARowWithItsShareAndTheDatesOfItsExperiment() {
    ExperimentSettings experiment =
        TestExperiments.named("sticky_cart")
            .variants(
                TestExperiments.variant("control", 3),
                TestExperiments.variant("blue", 1),
                TestExperiments.variant("gone", 0))
            .build();

    List<Map<String, Object>> rows = ExperimentDimension.rows(List.of(experiment));

    assertThat(rows)
        .extracting(
            row -> row.get(DimExperiments.VARIANT),
            row -> row.get(DimExperiments.IS_CONTROL),
            row -> row.get(DimExperiments.WEIGHT_SHARE))
        .containsExactly(
            tuple("control", true, 0.75), tuple("blue", false, 0.25), tuple("gone", false, 0.0));
    assertThat(rows.get(0))
        .containsEntry(DimExperiments.EXPERIMENT, "sticky_cart")
        .containsEntry(DimExperiments.STORE_ID, "shop")
        .containsEntry(DimExperiments.START_DATE, LocalDate.parse("2024-05-01"))
        .doesNotContainKey(DimExperiments.END_DATE)
        .containsEntry(DimExperiments.PRIMARY_CONVERSION, "purchase")
        .containsEntry(DimExperiments.SECONDARY_CONVERSIONS, "cart")
        .containsEntry(DimExperiments.MODE, "sequential")
        .containsEntry(DimExperiments.MEASURE, "visitor-rate")
        .containsEntry(DimExperiments.WINDOW_HOURS, 168.0)
        .containsEntry(
            DimExperiments.EXPOSURE,
            "an event where event_name is \"exposure\", the variant in property.kind");
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(DimExperiments.TABLE.columnNames()).containsAll(row.keySet()));
  }

  @Test
  void theVersionChangesWithTheDeclaration() {
    assertThat(version(TestExperiments.named("a").build()))
        .isEqualTo(version(TestExperiments.named("a").build()))
        .isNotEqualTo(version(TestExperiments.named("b").build()));
  }

  @Test
  void withoutExperimentsThereIsNoRow() {
    assertThat(ExperimentDimension.rows(List.of())).isEmpty();
  }

  private static @Nullable Object version(ExperimentSettings experiment) {
    return ExperimentDimension.rows(List.of(experiment))
        .get(0)
        .get(DimExperiments.DEFINITION_VERSION);
  }
}
