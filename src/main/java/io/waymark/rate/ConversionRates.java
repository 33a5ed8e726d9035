package io.waymark.rate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.waymark.config.BotSettings;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.WarehouseTables;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Builds {@code daily_conversion_rates} from the sessions of some days. */
public final class ConversionRates {
  private final CountedRows counted;
  private final Slices slices;
  private final List<String> conversions;
  private final FactColumns columns;
  private final VisitorSums visitorSums;
  private final ConversionFigures figures;

  public ConversionRates(WarehouseTables tables, DefinitionSettings definitions, BotSettings bots) {
    this.counted = new CountedRows(bots);
    this.slices = Slices.of(definitions.slices());
    this.conversions = definitions.conversions().stream().map(Conversion::name).toList();
    this.columns = new FactColumns(slices.dimensions(), conversions);
    this.visitorSums = new VisitorSums(slices, conversions);
    this.figures = new ConversionFigures(tables, definitions, slices);
  }

  /**
   * The figures of the days, each computed from all of its rows.
   *
   * @param days rows of {@link PublishedDays}
   */
  public Dataset<Row> apply(
      Dataset<Row> sessions,
      Dataset<Row> sessionConversions,
      Dataset<Row> days,
      Publication publication) {
    Dataset<Row> facts =
        columns
            .ofSessions(counted.of(sessions))
            .union(columns.ofConversions(counted.ofConversions(sessionConversions)));
    Dataset<Row> sums = bySlice(facts).unionByName(zeros(days));
    return figures.of(PublishedDays.only(days, added(sums)), publication);
  }

  /** One row per place, conversion and partition: facts of a visitor and day lie in one. */
  private Dataset<Row> bySlice(Dataset<Row> facts) {
    return facts
        .repartition(col(FactColumns.ORDER))
        .sortWithinPartitions(col(FactColumns.ORDER))
        .mapPartitions(visitorSums, Encoders.row(visitorSums.schema()))
        .withColumn(DailyConversionRates.SESSION_DATE, date_from_unix_date(col(VisitorSums.DAY)))
        .drop(VisitorSums.DAY);
  }

  /** Every day has its total, even if nobody came. */
  private Dataset<Row> zeros(Dataset<Row> days) {
    Column[] names = conversions.stream().map(name -> lit(name)).toArray(Column[]::new);
    List<Column> columns = new ArrayList<>();
    columns.add(col(DailyConversionRates.STORE_ID));
    columns.add(col(DailyConversionRates.SESSION_DATE));
    columns.add(explode(array(names)).as(DailyConversionRates.CONVERSION));
    columns.addAll(new SliceColumns(slices).total());
    SumColumns.NAMES.forEach(name -> columns.add(lit(0L).as(name)));
    return days.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> added(Dataset<Row> sums) {
    List<Column> keys =
        new ArrayList<>(
            List.of(
                col(DailyConversionRates.STORE_ID),
                col(DailyConversionRates.SESSION_DATE),
                col(DailyConversionRates.CONVERSION),
                col(SliceColumns.SLICE)));
    slices.dimensions().forEach(name -> keys.add(col(name)));
    List<Column> added = SumColumns.added();
    return sums.groupBy(keys.toArray(Column[]::new))
        .agg(added.get(0), added.subList(1, added.size()).toArray(Column[]::new));
  }
}
