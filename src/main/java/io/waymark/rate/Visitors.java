package io.waymark.rate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.udaf;

import io.waymark.config.BotSettings;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.table.DailyVisitors;
import io.waymark.table.WarehouseTables;
import io.waymark.table.spark.SparkTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Builds {@code daily_visitors} from the sessions of some days: sketches are filled where the rows
 * lie, and only sketches travel.
 */
public final class Visitors {
  private final WarehouseTables tables;
  private final CountedRows counted;
  private final Slices slices;
  private final List<String> conversions;
  private final FactColumns columns;
  private final VisitorSketches sketches;

  public Visitors(WarehouseTables tables, DefinitionSettings definitions, BotSettings bots) {
    this.tables = tables;
    this.counted = new CountedRows(bots);
    this.slices = Slices.of(definitions.slices());
    this.conversions = definitions.conversions().stream().map(Conversion::name).toList();
    this.columns = new FactColumns(slices.dimensions(), conversions);
    this.sketches = new VisitorSketches(slices, conversions);
  }

  /**
   * The sketches of the days, each filled from all of its rows.
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
    Dataset<Row> filled =
        facts
            .mapPartitions(sketches, Encoders.row(sketches.schema()))
            .withColumn(DailyVisitors.SESSION_DATE, date_from_unix_date(col(VisitorSketches.DAY)))
            .drop(VisitorSketches.DAY);
    return figures(PublishedDays.only(days, merged(filled.unionByName(zeros(days)))), publication);
  }

  /** Every day has its total, even if nobody came. */
  private Dataset<Row> zeros(Dataset<Row> days) {
    Column[] names =
        Stream.concat(Stream.of(DailyVisitors.ANY_VISITOR), conversions.stream())
            .map(name -> lit(name))
            .toArray(Column[]::new);
    List<Column> columns = new ArrayList<>();
    columns.add(col(DailyVisitors.STORE_ID));
    columns.add(col(DailyVisitors.SESSION_DATE));
    columns.add(explode(array(names)).as(DailyVisitors.CONVERSION));
    columns.addAll(new SliceColumns(slices).total());
    columns.add(lit(ThetaSketches.bytes(ThetaSketches.empty())).as(DailyVisitors.VISITOR_SKETCH));
    return days.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> merged(Dataset<Row> filled) {
    List<Column> keys =
        new ArrayList<>(
            Stream.of(
                    DailyVisitors.STORE_ID,
                    DailyVisitors.SESSION_DATE,
                    DailyVisitors.CONVERSION,
                    SliceColumns.SLICE)
                .map(name -> col(name))
                .toList());
    slices.dimensions().forEach(name -> keys.add(col(name)));
    return filled
        .groupBy(keys.toArray(Column[]::new))
        .agg(
            udaf(new MergedSketch(), Encoders.BINARY())
                .apply(col(DailyVisitors.VISITOR_SKETCH))
                .as(DailyVisitors.VISITOR_SKETCH));
  }

  private Dataset<Row> figures(Dataset<Row> merged, Publication publication) {
    List<Column> versions = new ArrayList<>();
    publication
        .conversionVersions()
        .forEach((name, version) -> versions.addAll(List.of(lit(name), lit(version))));
    Map<String, Column> others = new LinkedHashMap<>();
    others.put(
        DailyVisitors.DEFINITION_VERSION,
        coalesce(
            element_at(map(versions.toArray(Column[]::new)), col(DailyVisitors.CONVERSION)),
            lit(publication.definitionsVersion())));
    others.put(DailyVisitors.RUN_ID, lit(publication.runId()));
    others.put(DailyVisitors.COMPUTED_AT, lit(publication.computedAt()));
    others.putAll(new SliceColumns(slices).others(tables.dimensionNames()));
    return SparkTables.conform(tables.dailyVisitors(), merged.withColumns(others));
  }
}
