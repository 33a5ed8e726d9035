package io.waymark.job.report;

import io.waymark.job.PublishedTables;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.StoreFigures;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DimConversions;
import io.waymark.table.DimFunnelSteps;
import io.waymark.table.DimStages;
import io.waymark.table.DimStores;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Stores and definitions, as they were published with the figures. */
final class DefinitionRead {
  private final KernelTables tables;
  private final PublishedTables published;

  DefinitionRead(KernelTables tables, PublishedTables published) {
    this.tables = tables;
    this.published = published;
  }

  /** Those with a first day: the others have no figures. */
  List<StoreFigures.Store> stores() {
    return rows(DimStores.TABLE)
        .map(
            row ->
                new StoreFigures.Store(
                    row.value(DimStores.STORE_ID, String.class),
                    row.value(DimStores.LABEL, String.class),
                    row.value(DimStores.ZONE, String.class),
                    row.value(DimStores.CURRENCY, String.class),
                    row.optional(DimStores.FIRST_DATE, LocalDate.class),
                    row.optional(DimStores.DATA_THROUGH, LocalDate.class)))
        .filter(store -> store.firstDay().isPresent())
        .sorted(Comparator.comparing(StoreFigures.Store::label))
        .toList();
  }

  Definitions definitions() {
    return new Definitions(conversions(), stages(), funnelSteps());
  }

  private List<Definitions.Conversion> conversions() {
    return rows(DimConversions.TABLE)
        .map(
            row ->
                new Definitions.Conversion(
                    row.value(DimConversions.CONVERSION, String.class),
                    row.value(DimConversions.LABEL, String.class),
                    row.value(DimConversions.STAGE, String.class),
                    row.value(DimConversions.STAGE_ORDINAL, Integer.class),
                    row.value(DimConversions.IS_MACRO, Boolean.class),
                    row.value(DimConversions.DEFINITION, String.class)))
        .sorted(
            Comparator.comparingInt(Definitions.Conversion::ordinal)
                .thenComparing(Definitions.Conversion::label))
        .toList();
  }

  private List<Definitions.Stage> stages() {
    return rows(DimStages.TABLE)
        .map(
            row ->
                new Definitions.Stage(
                    row.value(DimStages.STAGE, String.class),
                    row.value(DimStages.LABEL, String.class),
                    row.value(DimStages.ORDINAL, Integer.class)))
        .sorted(Comparator.comparingInt(Definitions.Stage::ordinal))
        .toList();
  }

  private List<Definitions.FunnelStep> funnelSteps() {
    return rows(DimFunnelSteps.TABLE)
        .map(
            row ->
                new Definitions.FunnelStep(
                    row.value(DimFunnelSteps.FUNNEL, String.class),
                    row.value(DimFunnelSteps.FUNNEL_LABEL, String.class),
                    row.value(DimFunnelSteps.UNIT, String.class),
                    row.value(DimFunnelSteps.STEP_ORDINAL, Integer.class),
                    row.value(DimFunnelSteps.STEP_LABEL, String.class),
                    row.value(DimFunnelSteps.IS_OPTIONAL, Boolean.class),
                    row.value(DimFunnelSteps.DEFINITION, String.class)))
        .sorted(
            Comparator.comparing(Definitions.FunnelStep::funnel)
                .thenComparingInt(Definitions.FunnelStep::ordinal))
        .toList();
  }

  private Stream<TableRow> rows(TableSpec table) {
    return tables.rows(published.read(table)).stream();
  }
}
