package io.waymark.job.report;

import io.waymark.job.PublishedTables;
import io.waymark.report.figure.ConversionDay;
import io.waymark.report.figure.FunnelDay;
import io.waymark.report.figure.Period;
import io.waymark.report.figure.ProductDay;
import io.waymark.report.figure.StageDay;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.DailyProductRates;
import io.waymark.table.DailyStageRates;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The published figures of one store, from the first day of what is compared to the last day. */
final class FigureRead {
  private final KernelTables tables;
  private final PublishedTables published;
  private final WarehouseTables specs;
  private final String store;
  private final LocalDate first;
  private final LocalDate last;

  FigureRead(
      KernelTables tables,
      PublishedTables published,
      WarehouseTables specs,
      String store,
      Period period) {
    this.tables = tables;
    this.published = published;
    this.specs = specs;
    this.store = store;
    this.first = period.previous().first();
    this.last = period.last();
  }

  List<ConversionDay> conversions() {
    return read(
        specs.dailyConversionRates(),
        DailyConversionRates.SESSION_DATE,
        withDimensions(
            DailyConversionRates.SESSION_DATE,
            DailyConversionRates.CONVERSION,
            DailyConversionRates.SLICE,
            DailyConversionRates.SESSIONS,
            DailyConversionRates.CONVERTING_SESSIONS,
            DailyConversionRates.EVENTS,
            DailyConversionRates.VALUE,
            DailyConversionRates.SESSION_RATE,
            DailyConversionRates.SESSION_RATE_LOW,
            DailyConversionRates.SESSION_RATE_HIGH,
            DailyConversionRates.EFFECTIVE_SESSIONS,
            DailyConversionRates.IS_FINAL,
            DailyConversionRates.DEFINITION_VERSION),
        FigureRead::conversion);
  }

  private static ConversionDay conversion(TableRow row) {
    return new ConversionDay(
        row.value(DailyConversionRates.SESSION_DATE, LocalDate.class),
        row.value(DailyConversionRates.CONVERSION, String.class),
        Cells.slice(row, DailyConversionRates.SLICE),
        row.value(DailyConversionRates.SESSIONS, Long.class),
        row.value(DailyConversionRates.CONVERTING_SESSIONS, Long.class),
        row.value(DailyConversionRates.EVENTS, Long.class),
        row.value(DailyConversionRates.VALUE, BigDecimal.class),
        Cells.number(row, DailyConversionRates.SESSION_RATE),
        Cells.number(row, DailyConversionRates.SESSION_RATE_LOW),
        Cells.number(row, DailyConversionRates.SESSION_RATE_HIGH),
        Cells.number(row, DailyConversionRates.EFFECTIVE_SESSIONS),
        row.value(DailyConversionRates.IS_FINAL, Boolean.class),
        row.value(DailyConversionRates.DEFINITION_VERSION, String.class));
  }

  List<StageDay> stages() {
    return read(
        specs.dailyStageRates(),
        DailyStageRates.SESSION_DATE,
        withDimensions(
            DailyStageRates.SESSION_DATE,
            DailyStageRates.STAGE,
            DailyStageRates.SLICE,
            DailyStageRates.SESSIONS,
            DailyStageRates.REACHED,
            DailyStageRates.WENT_ON),
        row ->
            new StageDay(
                row.value(DailyStageRates.SESSION_DATE, LocalDate.class),
                row.value(DailyStageRates.STAGE, String.class),
                Cells.slice(row, DailyStageRates.SLICE),
                row.value(DailyStageRates.SESSIONS, Long.class),
                row.value(DailyStageRates.REACHED, Long.class),
                row.value(DailyStageRates.WENT_ON, Long.class)));
  }

  List<FunnelDay> funnels() {
    TableRead read = read(specs.dailyFunnelSteps(), DailyFunnelSteps.ENTRY_DATE);
    RowFilter totals =
        RowFilter.all()
            .andEqual(DailyFunnelSteps.SLICE, io.waymark.config.Slice.TOTAL)
            .and(read.filter());
    return tables.rows(read.where(totals)).stream().map(FigureRead::funnel).toList();
  }

  private static FunnelDay funnel(TableRow row) {
    return new FunnelDay(
        row.value(DailyFunnelSteps.ENTRY_DATE, LocalDate.class),
        row.value(DailyFunnelSteps.FUNNEL, String.class),
        row.value(DailyFunnelSteps.STEP_ORDINAL, Integer.class),
        row.value(DailyFunnelSteps.ENTERED, Long.class),
        row.value(DailyFunnelSteps.REACHED, Long.class),
        row.value(DailyFunnelSteps.REACHED_PREVIOUS, Long.class),
        row.value(DailyFunnelSteps.IS_MATURE, Boolean.class));
  }

  List<ProductDay> products() {
    return read(
        DailyProductRates.TABLE,
        DailyProductRates.SESSION_DATE,
        DailyProductRates.TABLE.columnNames(),
        FigureRead::product);
  }

  private static ProductDay product(TableRow row) {
    boolean isProduct =
        row.value(DailyProductRates.LEVEL, String.class).equals(DailyProductRates.OF_PRODUCT);
    return new ProductDay(
        row.value(DailyProductRates.SESSION_DATE, LocalDate.class),
        isProduct ? ProductDay.Level.PRODUCT : ProductDay.Level.CATEGORY,
        row.value(
            isProduct ? DailyProductRates.PRODUCT_ID : DailyProductRates.CATEGORY, String.class),
        row.value(DailyProductRates.VIEWING_SESSIONS, Long.class),
        row.value(DailyProductRates.SAVING_SESSIONS, Long.class),
        row.value(DailyProductRates.ADDING_SESSIONS, Long.class),
        row.value(DailyProductRates.BUYING_SESSIONS, Long.class),
        row.value(DailyProductRates.VIEWED_AND_ADDED, Long.class),
        row.value(DailyProductRates.VIEWED_AND_BOUGHT, Long.class),
        row.value(DailyProductRates.REVENUE, BigDecimal.class));
  }

  private <T> List<T> read(
      TableSpec table, String day, List<String> columns, Function<TableRow, T> figure) {
    List<T> figures = new ArrayList<>();
    tables.read(read(table, day).only(columns), row -> figures.add(figure.apply(row)));
    return figures;
  }

  private TableRead read(TableSpec table, String day) {
    // Store and day are in every table of figures, under the same name.
    return published
        .read(table)
        .where(
            RowFilter.all()
                .andDays(day, first, last)
                .andEqual(DailyConversionRates.STORE_ID, store));
  }

  private List<String> withDimensions(String... columns) {
    return Stream.concat(Stream.of(columns), specs.dimensionNames().stream()).toList();
  }
}
