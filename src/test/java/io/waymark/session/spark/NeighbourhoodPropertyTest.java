package io.waymark.session.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.table.Events;
import io.waymark.table.Sessions;
import io.waymark.testkit.SameRows;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestSettings;
import io.waymark.testkit.oracle.CellText;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomShop.Crowd;
import io.waymark.testkit.random.Seeds;
import io.waymark.visitor.PassedSessions;
import io.waymark.visitor.Resumption;
import io.waymark.visitor.spark.VisitorColumns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    Seeds.check(2, seed -> Trial.ofCrowd(spark, seed).check());
  }

  @Test
  @Tag("soak")
  void cuttingTheTouchedStretchesAgainEqualsCuttingAllOfManyCrowds(SparkSession spark) {
    Seeds.check(60, seed -> Trial.ofCrowd(spark, seed).check());
  }

  @Test
  void ofAVisitorWhoIsNeverSilentOnlyThePieceThatChangesIsCutAgain(SparkSession spark) {
    List<OracleEvent> events = new ArrayList<>();
    Instant start = Instant.parse("2024-05-01T10:00:00Z");
    for (int i = 0; i < 6 * 24 * 9; i++) {
      Instant at = start.plus(Duration.ofMinutes(10L * i));
      events.add(OracleEvent.of("shop", "e" + i, at).with("visitor_id", "kiosk"));
    }
    int latest = events.size() - 6 * 5;
    Trial nextDay = new Trial(spark, TestSettings.plain().build());
    nextDay.staying.addAll(events.subList(0, latest));
    nextDay.coming.addAll(events.subList(latest, events.size()));
    Trial late = new Trial(spark, TestSettings.plain().build());
    int changed = 6 * 24 * 4 + 30;
    late.staying.addAll(events);
    late.going.add(late.staying.remove(changed));

    assertThat(nextDay.check()).as("sessions cut again, of nine").isEqualTo(1);
    assertThat(late.check()).as("from the piece before the change on").isEqualTo(6);
  }

  /** A crowd, of which some events come, some go, and most stay. */
  private static final class Trial {
    private final SparkSession spark;
    private final Settings settings;
    private final Neighbourhood neighbourhood;
    private final List<OracleEvent> staying = new ArrayList<>();
    private final List<OracleEvent> coming = new ArrayList<>();
    private final List<OracleEvent> going = new ArrayList<>();

    Trial(SparkSession spark, Settings settings) {
      this.spark = spark;
      this.settings = settings;
      this.neighbourhood = new Neighbourhood(settings.sessions());
    }

    static Trial ofCrowd(SparkSession spark, long seed) {
      Crowd crowd = RandomShop.crowd(seed, VISITORS);
      Trial trial = new Trial(spark, crowd.settings());
      Random random = new Random(seed);
      Instant from = crowd.events().get(random.nextInt(crowd.events().size())).at();
      Instant to = from.plus(Duration.ofHours(random.nextInt(48)));
      for (OracleEvent event : crowd.events()) {
        boolean isStaying = event.at().isBefore(from) || event.at().isAfter(to);
        (isStaying
                ? trial.staying
                : List.of(trial.staying, trial.staying, trial.coming, trial.going)
                    .get(random.nextInt(4)))
            .add(event);
      }
      return trial;
    }

    /** Says how many sessions were touched. */
    int check() {
      List<Map<String, String>> before = cut(staying, going, Map.of());
      Set<String> touched = new TreeSet<>();
      Map<OracleEvent, Optional<Resumption>> old = new HashMap<>();
      if (coming.size() + going.size() > 0) {
        Dataset<Row> rows = touched(sessions(before), coming, going).persist();
        rows.select(Sessions.SESSION_ID).collectAsList().forEach(r -> touched.add(r.getString(0)));
        old.putAll(old(rows));
        rows.unpersist();
      }

      List<String> kept =
          before.stream().filter(s -> !touched.contains(id(s))).map(Trial::text).toList();
      Map<OracleEvent, Resumption> resumed = new HashMap<>();
      old.forEach((event, resumption) -> resumption.ifPresent(r -> resumed.put(event, r)));
      List<String> again = cut(old.keySet(), coming, resumed).stream().map(Trial::text).toList();

      SameRows.assertSame(
          "sessions",
          Stream.concat(kept.stream(), again.stream()).toList(),
          cut(staying, coming, Map.of()).stream().map(Trial::text).toList());
      return touched.size();
    }

    private List<Map<String, String>> cut(
        Collection<OracleEvent> some,
        Collection<OracleEvent> others,
        Map<OracleEvent, Resumption> resumed) {
      List<OracleEvent> all = Stream.concat(some.stream(), others.stream()).toList();
      return PassedSessions.of(settings, all, resumed).cells();
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

    /** The staying events of the touched sessions, with what some of them go on from. */
    private Map<OracleEvent, Optional<Resumption>> old(Dataset<Row> touched) {
      Map<String, Optional<Resumption>> found = new HashMap<>();
      neighbourhood
          .events(events(staying), touched)
          .select(Events.EVENT_ID, VisitorColumns.RESUMPTION)
          .collectAsList()
          .forEach(
              row ->
                  found.put(
                      row.getString(0),
                      Optional.ofNullable(row.getStruct(1))
                          .map(r -> new Resumption(r.getLong(0), r.getString(1), r.getString(2)))));
      return staying.stream()
          .filter(event -> found.containsKey(key(event)))
          .collect(Collectors.toMap(event -> event, event -> found.get(key(event))));
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
          Sessions.STARTED_AT,
          Sessions.STRETCH_STARTED_AT,
          Sessions.ENDED_AT,
          Sessions.CUT_REASON,
          Sessions.CARRIED_CAMPAIGN);
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
