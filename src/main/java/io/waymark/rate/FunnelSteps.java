package io.waymark.rate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.struct;

import io.waymark.config.FunnelSettings;
import io.waymark.config.PublishedStep;
import io.waymark.config.SettingsHash;
import io.waymark.table.DailyFunnelSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/** What the definition of a row's funnel says, as columns. */
final class FunnelSteps {
  /** Required steps up to a step. */
  static final String LEVEL = "_level";

  private final List<FunnelSettings> funnels;

  FunnelSteps(List<FunnelSettings> funnels) {
    this.funnels = List.copyOf(funnels);
  }

  /** Array of all steps: name, ordinal, whether it is optional, level. */
  Column all() {
    return byFunnel(
        funnel ->
            array(PublishedStep.of(funnel).stream().map(FunnelSteps::step).toArray(Column[]::new)));
  }

  /** The step of the row. */
  Column own() {
    return element_at(all(), col(DailyFunnelSteps.STEP_ORDINAL));
  }

  /** Number of required steps. */
  Column levels() {
    return byFunnel(
        funnel ->
            lit(PublishedStep.of(funnel).stream().mapToInt(PublishedStep::level).max().orElse(0)));
  }

  Column versions() {
    return byFunnel(funnel -> lit(SettingsHash.funnelVersion(funnel)));
  }

  private Column byFunnel(Function<FunnelSettings, Column> value) {
    List<Column> entries = new ArrayList<>();
    for (FunnelSettings funnel : funnels) {
      entries.add(lit(funnel.name()));
      entries.add(value.apply(funnel));
    }
    return element_at(map(entries.toArray(Column[]::new)), col(DailyFunnelSteps.FUNNEL));
  }

  private static Column step(PublishedStep step) {
    return struct(
        lit(step.name()).as(DailyFunnelSteps.STEP),
        lit(step.ordinal()).as(DailyFunnelSteps.STEP_ORDINAL),
        lit(step.isOptional()).as(DailyFunnelSteps.IS_OPTIONAL),
        lit(step.level()).as(LEVEL));
  }
}
