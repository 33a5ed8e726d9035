package io.waymark.job.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.job.PublishedTables;
import io.waymark.report.figure.AlertRow;
import io.waymark.report.figure.AudienceRow;
import io.waymark.report.figure.ChangeRow;
import io.waymark.report.figure.Insights;
import io.waymark.report.figure.LeadingRow;
import io.waymark.report.figure.Period;
import io.waymark.report.figure.ReadoutRow;
import io.waymark.storage.Json;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyAudienceSizes;
import io.waymark.table.ExperimentReadouts;
import io.waymark.table.LeadingIndicators;
import io.waymark.table.RateAlerts;
import io.waymark.table.RateChanges;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the insights say of one store, as of the last day of the period at the latest. */
final class InsightRead {
  private static final Set<String> FIELDS_OF_PARTS =
      Set.of(
          RateAlerts.SLICE,
          RateAlerts.OBSERVED_RATE,
          RateAlerts.EXPECTED_RATE,
          RateAlerts.SHARE_OF_DEPARTURE,
          RateAlerts.SHARE_OF_CHANCES);

  private final KernelTables tables;
  private final PublishedTables published;
  private final WarehouseTables specs;
  private final String store;
  private final Period period;

  InsightRead(
      KernelTables tables,
      PublishedTables published,
      WarehouseTables specs,
      String store,
      Period period) {
    this.tables = tables;
    this.published = published;
    this.specs = specs;
    this.store = store;
    this.period = period;
  }

  Insights insights() {
    return new Insights(changes(), alerts(), readouts(), leading(), audiences());
  }

  private List<ChangeRow> changes() {
    return latest(rows(RateChanges.TABLE, period.first()), RateChanges.SESSION_DATE, row -> "any")
        .stream()
        .map(InsightRead::change)
        .sorted(
            Comparator.comparing(ChangeRow::split)
                .thenComparingInt(ChangeRow::ordinal)
                .thenComparing(ChangeRow::effect))
        .toList();
  }

  private List<AlertRow> alerts() {
    return rows(specs.rateAlerts(), period.first()).stream()
        .map(InsightRead::alert)
        .sorted(Comparator.comparing(AlertRow::day).reversed().thenComparingInt(AlertRow::rank))
        .toList();
  }

  private List<ReadoutRow> readouts() {
    return latest(
            rows(ExperimentReadouts.TABLE, LocalDate.EPOCH),
            ExperimentReadouts.AS_OF_DATE,
            row -> row.value(ExperimentReadouts.EXPERIMENT, String.class))
        .stream()
        .map(InsightRead::readout)
        .sorted(
            Comparator.comparing(ReadoutRow::experiment)
                .thenComparing(ReadoutRow::isControl, Comparator.reverseOrder())
                .thenComparing(ReadoutRow::variant)
                .thenComparing(ReadoutRow::role)
                .thenComparing(ReadoutRow::metric)
                .thenComparing(ReadoutRow::measure))
        .toList();
  }

  private List<LeadingRow> leading() {
    return latest(
            rows(LeadingIndicators.TABLE, period.first()),
            LeadingIndicators.AS_OF_DATE,
            row -> "any")
        .stream()
        .map(InsightRead::leading)
        .sorted(
            Comparator.comparing(LeadingRow::level)
                .reversed()
                .thenComparing(LeadingRow::item)
                .thenComparing(LeadingRow::conversion)
                .thenComparingInt(LeadingRow::lag))
        .toList();
  }

  private List<AudienceRow> audiences() {
    return rows(DailyAudienceSizes.TABLE, period.first()).stream()
        .map(InsightRead::audience)
        .sorted(
            Comparator.comparing(AudienceRow::asOf).reversed().thenComparing(AudienceRow::audience))
        .toList();
  }

  /** Of the days from one to the last of the period; none of a table that was not published. */
  private List<TableRow> rows(TableSpec table, LocalDate first) {
    if (!published.has(table)) {
      return List.of();
    }
    // The store is in every table of insights, under the same name.
    RowFilter wanted =
        RowFilter.all()
            .andDays(table.day().orElseThrow(), first, period.last())
            .andEqual(RateAlerts.STORE_ID, store);
    return tables.rows(published.read(table).where(wanted));
  }

  /** Of each group the rows of its latest day. */
  private static List<TableRow> latest(
      List<TableRow> rows, String day, Function<TableRow, String> group) {
    Map<String, LocalDate> last = new HashMap<>();
    rows.forEach(
        row ->
            last.merge(
                group.apply(row),
                row.value(day, LocalDate.class),
                (one, other) -> one.isAfter(other) ? one : other));
    return rows.stream()
        .filter(row -> row.value(day, LocalDate.class).equals(last.get(group.apply(row))))
        .toList();
  }

  private static ChangeRow change(TableRow row) {
    return new ChangeRow(
        row.value(RateChanges.SESSION_DATE, LocalDate.class),
        row.value(RateChanges.COMPARED, String.class),
        row.value(RateChanges.REFERENCE, String.class),
        row.value(RateChanges.SPLIT, String.class),
        row.value(RateChanges.PART, String.class),
        row.value(RateChanges.EFFECT, String.class),
        row.value(RateChanges.PART_ORDINAL, Integer.class),
        row.value(RateChanges.STATUS, String.class),
        row.value(RateChanges.WINDOW_DAYS, Integer.class),
        row.value(RateChanges.REFERENCE_WINDOWS, Integer.class),
        new ChangeRow.Side(
            row.value(RateChanges.FROM_HITS, Long.class),
            row.value(RateChanges.FROM_CHANCES, Long.class),
            Cells.number(row, RateChanges.FROM_RATE)),
        new ChangeRow.Side(
            row.value(RateChanges.TO_HITS, Long.class),
            row.value(RateChanges.TO_CHANCES, Long.class),
            Cells.number(row, RateChanges.TO_RATE)),
        Cells.number(row, RateChanges.CONTRIBUTION),
        Cells.number(row, RateChanges.SHARE_OF_CHANGE),
        row.optional(RateChanges.READ_OUT, String.class));
  }

  private static AlertRow alert(TableRow row) {
    return new AlertRow(
        row.value(RateAlerts.SESSION_DATE, LocalDate.class),
        row.value(RateAlerts.RATE_KIND, String.class),
        row.value(RateAlerts.RATE, String.class),
        Cells.slice(row, RateAlerts.SLICE),
        row.value(RateAlerts.STATUS, String.class),
        row.value(RateAlerts.DIRECTION, String.class),
        row.value(RateAlerts.SPAN_DAYS, Integer.class),
        new AlertRow.Band(
            row.value(RateAlerts.HITS, Long.class),
            row.value(RateAlerts.CHANCES, Long.class),
            row.value(RateAlerts.OBSERVED_RATE, Double.class),
            row.value(RateAlerts.EXPECTED_RATE, Double.class),
            row.value(RateAlerts.BAND_LOW, Double.class),
            row.value(RateAlerts.BAND_HIGH, Double.class)),
        row.value(RateAlerts.ADJUSTED_P_VALUE, Double.class),
        row.value(RateAlerts.CAUSE, String.class),
        parts(Json.read(row.value(RateAlerts.EXPLAINED_BY, String.class))),
        row.value(RateAlerts.ALERT_RANK, Integer.class),
        row.value(RateAlerts.ALERTS_OF_DAY, Integer.class));
  }

  private static List<AlertRow.Part> parts(JsonNode explained) {
    List<AlertRow.Part> parts = new ArrayList<>();
    for (JsonNode part : explained) {
      String values =
          part.properties().stream()
              .filter(field -> !FIELDS_OF_PARTS.contains(field.getKey()))
              .map(field -> field.getValue().asText())
              .collect(Collectors.joining(", "));
      parts.add(
          new AlertRow.Part(
              values,
              part.path(RateAlerts.SHARE_OF_DEPARTURE).asDouble(),
              part.path(RateAlerts.SHARE_OF_CHANCES).asDouble()));
    }
    return parts;
  }

  private static ReadoutRow readout(TableRow row) {
    return new ReadoutRow(
        row.value(ExperimentReadouts.AS_OF_DATE, LocalDate.class),
        row.value(ExperimentReadouts.EXPERIMENT, String.class),
        row.value(ExperimentReadouts.VARIANT, String.class),
        row.value(ExperimentReadouts.IS_CONTROL, Boolean.class),
        row.value(ExperimentReadouts.METRIC, String.class),
        row.value(ExperimentReadouts.METRIC_ROLE, String.class),
        row.value(ExperimentReadouts.MEASURE, String.class),
        row.value(ExperimentReadouts.IS_DECIDING, Boolean.class),
        row.value(ExperimentReadouts.STATUS, String.class),
        row.optional(ExperimentReadouts.STATE, String.class),
        row.value(ExperimentReadouts.SENTENCE, String.class),
        row.value(ExperimentReadouts.UNITS, Long.class),
        Cells.number(row, ExperimentReadouts.RATE),
        range(
            row,
            ExperimentReadouts.DIFFERENCE,
            ExperimentReadouts.DIFFERENCE_LOW,
            ExperimentReadouts.DIFFERENCE_HIGH),
        range(
            row,
            ExperimentReadouts.LIFT,
            ExperimentReadouts.LIFT_LOW,
            ExperimentReadouts.LIFT_HIGH),
        Cells.number(row, ExperimentReadouts.P_VALUE),
        Cells.number(row, ExperimentReadouts.ADJUSTED_P_VALUE));
  }

  private static LeadingRow leading(TableRow row) {
    return new LeadingRow(
        row.value(LeadingIndicators.AS_OF_DATE, LocalDate.class),
        row.value(LeadingIndicators.LEVEL, String.class),
        row.value(LeadingIndicators.ITEM, String.class),
        row.value(LeadingIndicators.CONVERSION, String.class),
        row.value(LeadingIndicators.LAG_DAYS, Integer.class),
        row.value(LeadingIndicators.STATE, String.class),
        range(
            row,
            LeadingIndicators.CORRELATION,
            LeadingIndicators.CORRELATION_LOW,
            LeadingIndicators.CORRELATION_HIGH),
        row.optional(LeadingIndicators.PAIRS, Integer.class),
        Cells.number(row, LeadingIndicators.ADJUSTED_P_VALUE),
        Cells.number(row, LeadingIndicators.SKILL),
        row.value(LeadingIndicators.READ_OUT, String.class));
  }

  private static AudienceRow audience(TableRow row) {
    return new AudienceRow(
        row.value(DailyAudienceSizes.AS_OF_DATE, LocalDate.class),
        row.value(DailyAudienceSizes.AUDIENCE, String.class),
        row.value(DailyAudienceSizes.MEMBERS, Long.class),
        row.value(DailyAudienceSizes.LISTED, Long.class),
        row.value(DailyAudienceSizes.HELD_OUT, Long.class),
        row.value(DailyAudienceSizes.WITHOUT_CONSENT, Long.class));
  }

  private static ReadoutRow.Range range(TableRow row, String value, String low, String high) {
    return new ReadoutRow.Range(
        Cells.number(row, value), Cells.number(row, low), Cells.number(row, high));
  }
}
