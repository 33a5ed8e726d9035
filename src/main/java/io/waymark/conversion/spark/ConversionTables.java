package io.waymark.conversion.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.StageSettings;
import io.waymark.table.Orders;
import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import io.waymark.table.spark.SparkTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The session-level tables of what happened: from one nested row per session to flat rows. */
public final class ConversionTables {
  private static final String CONVERSIONS = "_conversions";
  private static final String CONVERSION = "_conversion";
  private static final String ORDER = "_order";

  private final DefinitionSettings definitions;
  private final Map<String, Column> sessionConditions;

  /**
   * For one set of definitions.
   *
   * @param sessionConditions conversions on sessions: name to condition on columns of sessions
   */
  public ConversionTables(DefinitionSettings definitions, Map<String, Column> sessionConditions) {
    this.definitions = definitions;
    this.sessionConditions = Map.copyOf(sessionConditions);
  }

  /** Adds the conversions on sessions to those on events, and the furthest stage. */
  public Dataset<Row> withStages(Dataset<Row> sessions) {
    List<Column> all = new ArrayList<>();
    all.add(col(OccurrenceColumns.OCCURRENCES));
    List<Conversion> conversions = definitions.conversions();
    for (int i = 0; i < conversions.size(); i++) {
      Column condition = sessionConditions.get(conversions.get(i).name());
      if (condition != null) {
        all.add(
            when(condition.and(col(Sessions.IS_COUNTED)), array(sessionOccurrence(i)))
                .otherwise(array().cast(OccurrenceColumns.TYPE)));
      }
    }
    Column furthest =
        coalesce(array_max(transform(col(CONVERSIONS), o -> stageOrdinal(o))), lit(0));
    return sessions
        .withColumn(CONVERSIONS, concat(all.toArray(Column[]::new)))
        .withColumn(Sessions.FURTHEST_STAGE_ORDINAL, furthest)
        .withColumn(
            Sessions.FURTHEST_STAGE,
            element_at(stageNames(), col(Sessions.FURTHEST_STAGE_ORDINAL).plus(1)));
  }

  private static Column sessionOccurrence(int conversion) {
    return struct(
            lit(conversion),
            lit(1L),
            unix_micros(col(Sessions.STARTED_AT)),
            lit(0).cast(SparkTables.MONEY))
        .cast(OccurrenceColumns.ELEMENT);
  }

  /** One row per session and conversion; sessions as {@link #withStages} gives them. */
  public Dataset<Row> sessionConversions(Dataset<Row> sessions) {
    Column occurrence = col(CONVERSION);
    Column ofSameStage =
        transform(
            filter(col(CONVERSIONS), o -> stageOrdinal(o).equalTo(stageOrdinal(occurrence))),
            o -> o.getField(OccurrenceColumns.CONVERSION));
    Column index = occurrence.getField(OccurrenceColumns.CONVERSION);
    return sessions
        .withColumn(CONVERSION, explode(col(CONVERSIONS)))
        .withColumn(SessionConversions.IS_FIRST_IN_STAGE, index.equalTo(array_min(ofSameStage)))
        .withColumn(SessionConversions.CONVERSION, element_at(conversionNames(), index.plus(1)))
        .withColumn(SessionConversions.STAGE_ORDINAL, stageOrdinal(occurrence))
        .withColumn(
            SessionConversions.STAGE, element_at(stageNames(), stageOrdinal(occurrence).plus(1)))
        .withColumn(SessionConversions.OCCURRENCES, occurrence.getField(OccurrenceColumns.COUNT))
        .withColumn(
            SessionConversions.FIRST_AT,
            timestamp_micros(occurrence.getField(OccurrenceColumns.FIRST_MICROS)))
        .withColumn(SessionConversions.VALUE, occurrence.getField(OccurrenceColumns.VALUE));
  }

  /** One row per order that was first seen in one of the sessions. */
  public static Dataset<Row> orders(Dataset<Row> sessions) {
    Column order = col(ORDER);
    return sessions
        .select(
            col(Sessions.STORE_ID),
            col(Sessions.SESSION_ID),
            col(Sessions.VISITOR_ID),
            col(Sessions.SESSION_DATE).as(Orders.ORDER_DATE),
            col(Sessions.SESSION_MONTH).as(Orders.ORDER_MONTH),
            explode(col(OrderColumns.ORDERS)).as(ORDER))
        .withColumn(Orders.ORDER_ID, order.getField(OrderColumns.ID))
        .withColumn(Orders.EVENT_ID, order.getField(OrderColumns.EVENT_ID))
        .withColumn(Orders.ORDERED_AT, timestamp_micros(order.getField(OrderColumns.AT_MICROS)))
        .withColumn(Orders.REVENUE, order.getField(OrderColumns.REVENUE))
        .withColumn(Orders.CURRENCY, order.getField(OrderColumns.CURRENCY))
        .withColumn(Orders.IS_STORE_CURRENCY, order.getField(OrderColumns.IS_STORE_CURRENCY))
        .withColumn(Orders.ITEM_COUNT, order.getField(OrderColumns.ITEM_COUNT));
  }

  private Column stageOrdinal(Column occurrence) {
    Column[] ordinals =
        definitions.conversions().stream()
            .map(conversion -> lit(definitions.ordinal(conversion.stage())))
            .toArray(Column[]::new);
    return element_at(array(ordinals), occurrence.getField(OccurrenceColumns.CONVERSION).plus(1));
  }

  private Column conversionNames() {
    return array(definitions.conversions().stream().map(c -> lit(c.name())).toArray(Column[]::new));
  }

  /** Stage names by ordinal + 1: the first is that of sessions without any conversion. */
  private Column stageNames() {
    return array(
        Stream.concat(Stream.of(NONE), definitions.stages().stream().map(StageSettings::name))
            .map(name -> lit(name))
            .toArray(Column[]::new));
  }

  /** Furthest stage of a session without a conversion. */
  public static final String NONE = "none";
}
