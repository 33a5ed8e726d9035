package io.waymark.job;

import io.waymark.config.DefinitionSettings;
import io.waymark.config.SettingsHash;
import io.waymark.insight.LeadingIndicator;
import io.waymark.insight.LeadingIndicator.Found;
import io.waymark.insight.LeadingText;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.statistics.Span;
import io.waymark.statistics.Wilson;
import io.waymark.storage.TableRow;
import io.waymark.table.LeadingIndicators;
import java.util.List;
import java.util.Optional;

/** What precedes the goal, as rows of {@code leading_indicators}. */
final class LeadingRows {
  private static final String BOUGHT = "bought";

  private final InsightWork work;
  private final StoreDay asOf;
  private final DefinitionSettings definitions;
  private final String version;

  LeadingRows(InsightWork work, StoreDay asOf) {
    this.work = work;
    this.asOf = asOf;
    this.definitions = work.settings().definitions();
    this.version = SettingsHash.insightHash(work.settings());
  }

  List<TableRow> ofStore(List<LeadingIndicator> indicators) {
    String goal = definitions.macroConversion();
    return indicators.stream()
        .map(
            indicator ->
                row(
                    LeadingIndicators.OF_STORE,
                    goal,
                    indicator,
                    new LeadingText(
                        "",
                        definitions.label(indicator.conversion()),
                        definitions.label(goal),
                        Wilson.Z_95)))
        .toList();
  }

  /** Of products or categories. */
  List<TableRow> ofItems(String level, List<LeadingIndicator> indicators) {
    return indicators.stream()
        .map(
            indicator ->
                row(
                    level,
                    BOUGHT,
                    indicator,
                    new LeadingText(
                        " of " + level + " " + indicator.item(),
                        "Being " + indicator.conversion(),
                        "being " + BOUGHT,
                        Wilson.Z_95)))
        .toList();
  }

  private TableRow row(String level, String goal, LeadingIndicator indicator, LeadingText text) {
    Optional<Found> found = indicator.found();
    Optional<Span> interval = found.map(f -> f.correlation().interval(Wilson.Z_95));
    return TableRow.builder()
        .set(LeadingIndicators.STORE_ID, asOf.storeId())
        .set(LeadingIndicators.AS_OF_DATE, asOf.day())
        .set(LeadingIndicators.LEVEL, level)
        .set(LeadingIndicators.ITEM, indicator.item())
        .set(LeadingIndicators.CONVERSION, indicator.conversion())
        .set(LeadingIndicators.GOAL, goal)
        .set(LeadingIndicators.LAG_DAYS, indicator.lag())
        .set(LeadingIndicators.STATE, indicator.state().name())
        .set(LeadingIndicators.CORRELATION, found.map(f -> f.correlation().correlation()))
        .set(LeadingIndicators.CORRELATION_LOW, interval.map(Span::low))
        .set(LeadingIndicators.CORRELATION_HIGH, interval.map(Span::high))
        .set(LeadingIndicators.PAIRS, found.map(f -> f.correlation().pairs()))
        .set(LeadingIndicators.P_VALUE, found.map(f -> f.correlation().pValue()))
        .set(LeadingIndicators.ADJUSTED_P_VALUE, found.map(Found::adjustedPValue))
        .set(LeadingIndicators.COMPARISONS, found.map(Found::comparisons))
        .set(LeadingIndicators.SKILL, found.flatMap(Found::skill))
        .set(LeadingIndicators.READ_OUT, text.of(indicator))
        .set(LeadingIndicators.DEFINITION_VERSION, version)
        .set(LeadingIndicators.RUN_ID, work.runId())
        .set(LeadingIndicators.COMPUTED_AT, work.at())
        .build();
  }
}
