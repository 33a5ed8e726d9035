package io.waymark.session.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.waymark.config.Settings;
import io.waymark.table.Events;
import io.waymark.table.Sessions;
import io.waymark.testkit.SameRows;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.oracle.CellText;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomShop.Crowd;
import io.waymark.testkit.random.Seeds;
import io.waymark.visitor.PassedSessions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Of hundreds of visitors at once, some events come and some go: cutting only the touched stretches
 * again gives what cutting everything gives (semantics 4.1, P4).
 */
@ExtendWith(SparkExtension.class)
class NeighbourhoodPropertyTest {
  private static final int VISITORS = 150;
  private static final List<String> COLUMNS =
      List.of(
          Sessions.SESSION_ID,
          Sessions.STRETCH_STARTED_AT,
          Sessions.STARTED_AT,
          Sessions.ENDED_AT,
          Sessions.EVENT_COUNT,
          Sessions.CUT_REASON,
          Sessions.CARRIED_CAMPAIGN,
          Sessions.IS_COUNTED);

  @Test
  void cuttingTheTouchedStretchesAgainEqualsCuttingAll(SparkSession spark) {
    Seeds.check(2, seed -> new Trial(spark, seed).check());
  }

  @Test
  @Tag("soak")
  void cuttingTheTouchedStretchesAgainEqualsCuttingAllOfManyCrowds(SparkSession spark) {
    Seeds.check(60, seed -> new Trial(spark, seed).check());
  }

  /** A crowd, of which some events come, some go, and most stay. */
  private static final class Trial {
    private final SparkSession spark;
    private final Settings settings;
    private final Neighbourhood neighbourhood;
    private final List<OracleEvent> staying = new ArrayList<>();
    private final List<OracleEvent> coming = new ArrayList<>();
    private final List<OracleEvent> going = new ArrayList<>();

    Trial(SparkSession spark, long seed) {
      Crowd crowd = RandomShop.crowd(seed, VISITORS);
      this.spark = spark;
      this.settings = crowd.settings();
      this.neighbourhood = new Neighbourhood(settings.sessions());
      Random random = new Random(seed);
      Instant from = crowd.events().get(random.nextInt(crowd.events().size())).at();
      Instant to = from.plus(Duration.ofHours(random.nextInt(48)));
      for (OracleEvent event : crowd.events()) {
        boolean isStaying = event.at().isBefore(from) || event.at().isAfter(to);
        (isStaying ? staying : List.of(staying, staying, coming, going).get(random.nextInt(4)))
            .add(event);
      }
    }

    void check() {
      List<Map<String, String>> before = cut(staying, going);
      Set<String> touched = new TreeSet<>();
      List<OracleEvent> old = new ArrayList<>();
      if (coming.size() + going.size() > 0) {
        Dataset<Row> rows = touched(sessions(before), coming, going).persist();
        rows.select(Sessions.SESSION_ID).collectAsList().forEach(r -> touched.add(r.getString(0)));
        old.addAll(old(rows));
        rows.unpersist();
      }

      List<String> kept =
          before.stream().filter(s -> !touched.contains(id(s))).map(Trial::text).toList();
      List<String> again = cut(old, coming).stream().map(Trial::text).toList();

      SameRows.assertSame(
          "sessions",
          Stream.concat(kept.stream(), again.stream()).toList(),
          cut(staying, coming).stream().map(Trial::text).toList());
    }

    private List<Map<String, String>> cut(List<OracleEvent> some, List<OracleEvent> others) {
      return PassedSessions.of(settings, Stream.concat(some.stream(), others.stream()).toList())
          .cells();
    }

    private static String id(Map<String, String> session) {
      return session.getOrDefault(Sessions.SESSION_ID, "");
    }

    /** What depends on the session's own events; orders are looked for in another place. */
    private static String text(Map<String, String> session) {
      return COLUMNS.stream()
          .map(name -> name + "=" + session.get(name))
          .collect(Collectors.joining(" "));
    }

    private Dataset<Row> touched(
        Dataset<Row> sessions, List<OracleEvent> came, List<OracleEvent> went) {
      List<OracleEvent> changed = Stream.concat(came.stream(), went.stream()).toList();
      LocalDate first = changed.stream().map(this::day).min(LocalDate::compareTo).orElseThrow();
      LocalDate last = changed.stream().map(this::day).max(LocalDate::compareTo).orElseThrow();
      LocalDate to =
          neighbourhood.isOpenEnded()
              ? LocalDate.parse("9999-01-01")
              : last.plusDays(neighbourhood.daysAfter());
      Dataset<Row> near =
          sessions.where(
              col(Sessions.SESSION_DATE)
                  .between(lit(first.minusDays(neighbourhood.daysBefore())), lit(to)));
      Dataset<Row> stretches =
          neighbourhood.stretches(near, neighbourhood.changes(events(changed)));
      return neighbourhood.touched(sessions, stretches);
    }

    /** The staying events of the touched stretches. */
    private List<OracleEvent> old(Dataset<Row> touched) {
      Set<String> ids =
          neighbourhood
              .events(events(staying), touched)
              .select(Events.EVENT_ID)
              .collectAsList()
              .stream()
              .map(row -> row.getString(0))
              .collect(Collectors.toSet());
      return staying.stream().filter(event -> ids.contains(key(event))).toList();
    }

    private static String key(OracleEvent event) {
      return event.store() + " " + event.id() + " " + event.at();
    }

    private LocalDate day(OracleEvent event) {
      return LocalDate.ofInstant(
          event.at(), Objects.requireNonNull(settings.stores().get(event.store())).zone());
    }

    private Dataset<Row> sessions(List<Map<String, String>> sessions) {
      return table(
          sessions,
          cells -> name -> cells.getOrDefault(name, ""),
          Sessions.SESSION_ID,
          Sessions.STORE_ID,
          Sessions.VISITOR_ID,
          Sessions.SOURCE_SESSION_ID,
          Sessions.SESSION_DATE,
          Sessions.STRETCH_STARTED_AT,
          Sessions.ENDED_AT);
    }

    private Dataset<Row> events(List<OracleEvent> events) {
      return table(
          events,
          event ->
              name ->
                  switch (name) {
                    case Events.EVENT_ID -> key(event);
                    case Events.EVENT_AT -> CellText.instant(event.at());
                    case Events.EVENT_DATE -> day(event).toString();
                    default -> event.text(name).orElse("");
                  },
          Events.EVENT_ID,
          Events.STORE_ID,
          Events.VISITOR_ID,
          Events.SOURCE_SESSION_ID,
          Events.EVENT_DATE,
          Events.EVENT_AT);
    }

    /** Rows from text; the empty text is null, what ends in at or date is typed so. */
    private <T> Dataset<Row> table(
        List<T> items, Function<T, Function<String, String>> cells, String... names) {
      StructType schema = new StructType();
      for (String name : names) {
        schema = schema.add(name, DataTypes.StringType);
      }
      List<Row> rows = new ArrayList<>();
      for (T item : items) {
        rows.add(
            RowFactory.create(
                Arrays.stream(names)
                    .map(cells.apply(item))
                    .map(text -> text.isEmpty() ? null : text)
                    .toArray()));
      }
      Dataset<Row> table = spark.createDataFrame(rows, schema);
      for (String name : names) {
        String type =
            name.endsWith("_at") ? "timestamp" : name.endsWith("_date") ? "date" : "string";
        table = table.withColumn(name, col(name).cast(type));
      }
      return table;
    }
  }
}
