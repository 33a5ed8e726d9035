package io.waymark.rate;

import static io.waymark.rate.Ratios.ratio;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.WarehouseTables;
import io.waymark.table.spark.SparkTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What {@code daily_conversion_rates} says beside its sums. */
final class ConversionFigures {
  private final WarehouseTables tables;
  private final DefinitionSettings definitions;
  private final Slices slices;

  ConversionFigures(WarehouseTables tables, DefinitionSettings definitions, Slices slices) {
    this.tables = tables;
    this.definitions = definitions;
    this.slices = slices;
  }

  Dataset<Row> of(Dataset<Row> sums, Publication publication) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(DailyConversionRates.STAGE, byConversion(Conversion::stage));
    columns.put(DailyConversionRates.VALUE, MoneyUnits.money(col(SumColumns.VALUE_UNITS)));
    columns.put(
        DailyConversionRates.SESSION_RATE,
        ratio(DailyConversionRates.CONVERTING_SESSIONS, DailyConversionRates.SESSIONS));
    columns.put(
        DailyConversionRates.EVENTS_PER_SESSION,
        ratio(DailyConversionRates.EVENTS, DailyConversionRates.SESSIONS));
    columns.put(
        DailyConversionRates.VISITOR_RATE,
        ratio(DailyConversionRates.CONVERTING_VISITORS, DailyConversionRates.VISITORS));
    columns.put(
        DailyConversionRates.DEFINITION_VERSION,
        byConversion(conversion -> version(publication, conversion)));
    columns.put(DailyConversionRates.RUN_ID, lit(publication.runId()));
    columns.put(DailyConversionRates.COMPUTED_AT, lit(publication.computedAt()));
    columns.putAll(new SliceColumns(slices).others(tables.dimensionNames()));
    return SparkTables.conform(
        tables.dailyConversionRates(),
        sums.map(new Intervals(), Encoders.row(Intervals.schema(sums.schema())))
            .withColumns(columns));
  }

  private Column byConversion(Function<Conversion, String> property) {
    List<Column> entries = new ArrayList<>();
    for (Conversion conversion : definitions.conversions()) {
      entries.add(lit(conversion.name()));
      entries.add(lit(property.apply(conversion)));
    }
    return element_at(map(entries.toArray(Column[]::new)), col(DailyConversionRates.CONVERSION));
  }

  private static String version(Publication publication, Conversion conversion) {
    String version = publication.conversionVersions().get(conversion.name());
    if (version == null) {
      throw new IllegalArgumentException("no version of conversion " + conversion.name());
    }
    return version;
  }
}
