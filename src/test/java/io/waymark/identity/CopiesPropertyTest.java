package io.waymark.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.Events;
import io.waymark.table.IngestedFiles;
import io.waymark.table.SupersededEvents;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.oracle.CellText;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomShop.Crowd;
import io.waymark.testkit.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which copy of an event counts depends on the copies, never on when they came (P1, P5). */
@ExtendWith(SparkExtension.class)
class CopiesPropertyTest {
  private static final int FILES = 10;

  @Test
  void theLosersAreThoseOfTheOracleInWhateverFilesTheyCame(SparkSession spark) {
    Seeds.check(
        2,
        seed -> {
          Crowd crowd = RandomShop.crowd(seed, 100);
          Oracle oracle = new Oracle(crowd.settings());
          List<OracleEvent> inTime =
              crowd.lines().stream().filter(e -> !oracle.counted(List.of(e)).isEmpty()).toList();

          List<Long> losers =
              new Copies(crowd.settings().ingest().duplicateWindow())
                      .superseded(copies(spark, inTime, new Random(seed)), paths(spark))
                      .select(SupersededEvents.LINE_OFFSET)
                      .collectAsList()
                      .stream()
                      .map(row -> row.getLong(0))
                      .toList();

          List<Long> expected = new ArrayList<>(inTime.stream().map(OracleEvent::place).toList());
          crowd.events().forEach(winner -> expected.remove(winner.place()));
          assertThat(expected).isNotEmpty();
          assertThat(losers).containsExactlyInAnyOrderElementsOf(expected);
        });
  }

  @Test
  void keysThatRepeatAreFoundAmongThoseOfNewEventsAlone(SparkSession spark) {
    Seeds.check(
        2,
        seed -> {
          List<OracleEvent> lines = RandomShop.crowd(seed, 100).lines();
          Dataset<Row> events = copies(spark, lines, new Random(seed)).cache();
          Column isNew = events.col(Events.FILE_ID).isin(3, 7);

          List<Row> ofAll = Copies.repeatedKeys(events, isNew).collectAsList();
          Dataset<Row> few = Copies.withNewKeys(events, isNew);

          assertThat(ofAll).isNotEmpty();
          assertThat(few.count()).isLessThan(events.count());
          assertThat(Copies.repeatedKeys(few, isNew).collectAsList())
              .containsExactlyInAnyOrderElementsOf(ofAll);
        });
  }

  /** Each in a file of any number; the place stays the tie-breaker of last resort. */
  private static Dataset<Row> copies(SparkSession spark, List<OracleEvent> events, Random random) {
    StructType schema =
        new StructType()
            .add(Events.STORE_ID, DataTypes.StringType)
            .add(Events.EVENT_ID, DataTypes.StringType)
            .add(Events.EVENT_KEY, DataTypes.StringType)
            .add("at", DataTypes.StringType)
            .add("received", DataTypes.StringType)
            .add("landing", DataTypes.StringType)
            .add(Events.CONTENT_HASH, DataTypes.LongType)
            .add(Events.FILE_ID, DataTypes.LongType)
            .add(Events.LINE_OFFSET, DataTypes.LongType)
            .add(Events.ELEMENT_NUMBER, DataTypes.IntegerType)
            .add(Events.VISITOR_ID, DataTypes.StringType)
            .add(Events.SOURCE_SESSION_ID, DataTypes.StringType);
    List<Row> rows = new ArrayList<>();
    for (OracleEvent event : events) {
      rows.add(
          RowFactory.create(
              event.store(),
              event.id(),
              event.id(),
              CellText.instant(event.at()),
              event.receivedAt().map(CellText::instant).orElse(null),
              event.landingDate().map(String::valueOf).orElse(null),
              event.contentKey(),
              (long) random.nextInt(FILES),
              event.place(),
              0,
              event.visitor().orElse(null),
              null));
    }
    Dataset<Row> table = spark.createDataFrame(rows, schema);
    return table
        .withColumn(Events.EVENT_AT, table.col("at").cast("timestamp"))
        .withColumn(Events.EVENT_DATE, table.col("at").cast("date"))
        .withColumn(Events.RECEIVED_AT, table.col("received").cast("timestamp"))
        .withColumn(Events.LANDING_DATE, table.col("landing").cast("date"));
  }

  private static Dataset<Row> paths(SparkSession spark) {
    StructType schema =
        new StructType()
            .add(Events.FILE_ID, DataTypes.LongType)
            .add(IngestedFiles.PATH, DataTypes.StringType);
    return spark.createDataFrame(
        IntStream.range(0, FILES)
            .mapToObj(file -> RowFactory.create((long) file, "all.jsonl"))
            .toList(),
        schema);
  }
}
