package io.waymark.visitor.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.Events;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomShop.Crowd;
import io.waymark.testkit.random.Seeds;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever order events come in, the pass gets those of a visitor in the order of semantics 1.5.
 */
@ExtendWith(SparkExtension.class)
class EventOrderPropertyTest {
  private static final Map<String, DataType> TYPES =
      Map.of(
          VisitorColumns.AT_MICROS, DataTypes.LongType,
          Events.SEQUENCE_1, DataTypes.LongType,
          Events.SEQUENCE_2, DataTypes.LongType,
          Events.SEQUENCE_3, DataTypes.LongType,
          Events.RECEIVED_AT, DataTypes.TimestampType);

  @Test
  void shuffledEventsComeInOrder(SparkSession spark) {
    Seeds.check(
        2,
        seed -> {
          Crowd crowd = RandomShop.crowd(seed, 100);
          List<OracleEvent> shuffled = new ArrayList<>(crowd.events());
          shuffled.removeIf(event -> event.visitor().isEmpty());
          List<OracleEvent> inOrder = Oracle.inOrder(shuffled);
          Collections.shuffle(shuffled, new Random(seed));

          Dataset<Row> sorted = new VisitorColumns(0, 0, 0).sorted(events(spark, shuffled));

          Map<String, List<String>> found = new TreeMap<>();
          for (Row row : sorted.collectAsList()) {
            add(found, row.getString(0), row.getString(1), row.getString(3));
          }
          Map<String, List<String>> expected = new TreeMap<>();
          for (OracleEvent event : inOrder) {
            add(expected, event.store(), event.visitor().orElseThrow(), event.id());
          }
          assertThat(found).isEqualTo(expected);
        });
  }

  private static void add(Map<String, List<String>> ids, String store, String visitor, String id) {
    ids.computeIfAbsent(store + " " + visitor, key -> new ArrayList<>()).add(id);
  }

  /** The columns that order; the others are there, and null. */
  private static Dataset<Row> events(SparkSession spark, List<OracleEvent> events) {
    StructType schema = new StructType();
    List<String> names = new ArrayList<>(List.of(Events.STORE_ID, Events.VISITOR_ID));
    names.addAll(List.of(VisitorColumns.SESSION_KEY, Events.EVENT_ID, VisitorColumns.AT_MICROS));
    names.addAll(List.of(Events.SEQUENCE_1, Events.SEQUENCE_2, Events.SEQUENCE_3));
    names.add(Events.RECEIVED_AT);
    for (String name : names) {
      schema = schema.add(name, TYPES.getOrDefault(name, DataTypes.StringType));
    }
    List<Row> rows = new ArrayList<>();
    for (OracleEvent event : events) {
      List<Long> sequence = event.sequence();
      rows.add(
          RowFactory.create(
              event.store(),
              event.visitor().orElseThrow(),
              null,
              event.id(),
              ChronoUnit.MICROS.between(Instant.EPOCH, event.at()),
              sequence.size() > 0 ? sequence.get(0) : null,
              sequence.size() > 1 ? sequence.get(1) : null,
              sequence.size() > 2 ? sequence.get(2) : null,
              event.receivedAt().map(Timestamp::from).orElse(null)));
    }
    Dataset<Row> table = spark.createDataFrame(rows, schema);
    for (String name :
        List.of(
            Events.PAGE_PATH,
            VisitorColumns.PAGE_TYPE,
            VisitorColumns.CHANNEL,
            Events.CAMPAIGN,
            Events.REFERRER_HOST,
            VisitorColumns.HAS_ADDRESS,
            Events.DEVICE,
            Events.COUNTRY,
            Events.AMOUNT,
            VisitorColumns.IS_STORE_CURRENCY,
            Events.CURRENCY,
            Events.QUANTITY,
            Events.ORDER_ID,
            VisitorColumns.ORDER_ROLE,
            VisitorColumns.PRODUCT,
            VisitorColumns.RESUMPTION)) {
      table = table.withColumn(name, col(Events.STORE_ID));
    }
    return table;
  }
}
