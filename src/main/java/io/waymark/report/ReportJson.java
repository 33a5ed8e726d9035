package io.waymark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.report.figure.ConversionSums;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.Period;
import io.waymark.report.figure.Slice;
import io.waymark.report.figure.StageSums;
import io.waymark.report.figure.StoreFigures;
import io.waymark.statistics.Interval;
import io.waymark.statistics.Span;
import io.waymark.statistics.Wilson;
import io.waymark.table.DailyAudienceSizes;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.DailyProductRates;
import io.waymark.table.DailyStageRates;
import io.waymark.table.ExperimentReadouts;
import io.waymark.table.LeadingIndicators;
import io.waymark.table.RateAlerts;
import io.waymark.table.RateChanges;
import io.waymark.table.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the page for programs: sums over the period with their intervals, and the rows
 * beneath them. Rates are shares, days are ISO dates, what there is not is null.
 */
public final class ReportJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReportJson() {}

  public static void write(Report report, Writer out) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(Runs.RUN_ID, report.runId());
    fields.put("published_at", report.publishedAt().toString());
    fields.put("made_at", report.madeAt().toString());
    fields.put("version", report.version());
    fields.put("stores", report.stores().stream().map(ReportJson::store).toList());
    try {
      out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(fields));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable Object> store(StoreFigures figures) {
    Period period = figures.period();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("store", JsonFields.of(figures.store()));
    fields.put("period", JsonFields.of(period));
    fields.put("compared_with", figures.isComparable() ? JsonFields.of(period.previous()) : null);
    fields.put(
        "conversions",
        figures.definitions().conversions().stream().map(c -> conversion(figures, c)).toList());
    fields.put(
        "stages",
        figures.definitions().stages().stream().map(stage -> stage(figures, stage)).toList());
    fields.put(
        DailyConversionRates.TABLE.name(),
        rows(figures.conversions().stream().filter(day -> period.holds(day.day())).toList()));
    fields.put(
        DailyStageRates.TABLE.name(),
        rows(figures.stages().stream().filter(day -> period.holds(day.day())).toList()));
    fields.put(
        DailyFunnelSteps.TABLE.name(),
        rows(figures.funnels().stream().filter(day -> period.holds(day.day())).toList()));
    fields.put(
        DailyProductRates.TABLE.name(),
        rows(figures.products().stream().filter(day -> period.holds(day.day())).toList()));
    fields.put(RateChanges.TABLE.name(), rows(figures.insights().changes()));
    fields.put(RateAlerts.TABLE.name(), rows(figures.insights().alerts()));
    fields.put(ExperimentReadouts.TABLE.name(), rows(figures.insights().readouts()));
    fields.put(LeadingIndicators.TABLE.name(), rows(figures.insights().leading()));
    fields.put(DailyAudienceSizes.TABLE.name(), rows(figures.insights().audiences()));
    fields.put("records", rows(figures.records()));
    return fields;
  }

  private static Map<String, @Nullable Object> conversion(
      StoreFigures figures, Definitions.Conversion conversion) {
    ConversionSums now =
        ConversionSums.of(figures, conversion.name(), Slice.TOTAL, figures.period());
    Optional<Interval> interval = now.sessions().interval(Wilson.Z_95);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(DailyConversionRates.CONVERSION, conversion.name());
    fields.put("label", conversion.label());
    fields.put(DailyConversionRates.STAGE, conversion.stage());
    fields.put("is_goal", conversion.isGoal());
    fields.put(DailyConversionRates.SESSIONS, now.sessions().chances());
    fields.put(DailyConversionRates.CONVERTING_SESSIONS, now.sessions().hits());
    fields.put(DailyConversionRates.EVENTS, now.events());
    fields.put(DailyConversionRates.VALUE, now.value());
    fields.put("rate", JsonFields.of(now.sessions().rate()));
    fields.put("rate_low", JsonFields.of(interval.map(Interval::low)));
    fields.put("rate_high", JsonFields.of(interval.map(Interval::high)));
    fields.putAll(change(figures, conversion, now));
    return fields;
  }

  private static Map<String, @Nullable Object> change(
      StoreFigures figures, Definitions.Conversion conversion, ConversionSums now) {
    ConversionSums former =
        ConversionSums.of(figures, conversion.name(), Slice.TOTAL, figures.period().previous());
    Optional<Span> span =
        figures.isComparable()
            ? now.sessions().changeSince(former.sessions(), Wilson.Z_95)
            : Optional.empty();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(
        "change",
        span.isPresent()
            ? now.sessions().rate().orElseThrow() - former.sessions().rate().orElseThrow()
            : null);
    fields.put("change_low", JsonFields.of(span.map(Span::low)));
    fields.put("change_high", JsonFields.of(span.map(Span::high)));
    return fields;
  }

  private static Map<String, @Nullable Object> stage(
      StoreFigures figures, Definitions.Stage stage) {
    StageSums sums =
        StageSums.of(
            figures.stages(),
            day ->
                day.slice().isTotal()
                    && day.stage().equals(stage.name())
                    && figures.period().holds(day.day()));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(DailyStageRates.STAGE, stage.name());
    fields.put("label", stage.label());
    fields.put(DailyStageRates.SESSIONS, sums.sessions());
    fields.put(DailyStageRates.REACHED, sums.reached());
    fields.put(DailyStageRates.WENT_ON, sums.wentOn());
    fields.put(DailyStageRates.DROP_OFF_RATE, JsonFields.of(sums.dropOff()));
    return fields;
  }

  private static List<@Nullable Object> rows(List<? extends Record> rows) {
    return rows.stream().map(JsonFields::of).toList();
  }
}
