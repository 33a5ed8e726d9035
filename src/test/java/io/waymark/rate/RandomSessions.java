package io.waymark.rate;

import static io.waymark.rate.Shop.TABLES;

import io.waymark.testkit.TextTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Some hundred sessions of few visitors, so that many come again, and on other devices. */
final class RandomSessions {
  private static final List<String> STAGES = List.of("browse", "cart", "buy");
  private static final Map<String, Integer> STAGE_OF =
      Map.of("view", 1, "wish", 1, "add", 2, "purchase", 3);

  private final List<Session> all;

  RandomSessions(long seed) {
    Random random = new Random(seed);
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      sessions.add(session(i, random));
    }
    all = List.copyOf(sessions);
  }

  /** A session with all that happened in it. */
  record Session(
      String id,
      String storeId,
      String date,
      String visitorId,
      Map<String, String> dimensions,
      boolean isCounted,
      boolean isBot,
      List<Happened> conversions) {
    int furthestStage() {
      return conversions.stream().mapToInt(Happened::stage).max().orElse(0);
    }
  }

  /** A conversion in a session; the value in ten-thousandths. */
  record Happened(String conversion, int stage, boolean isFirstInStage, long times, long value) {}

  List<Session> all() {
    return all;
  }

  Dataset<Row> sessions(SparkSession spark) {
    StringBuilder text =
        new StringBuilder(
            "session_id|store_id|session_date|visitor_id|device|channel|plan|is_counted|is_bot"
                + "|furthest_stage_ordinal\n");
    for (Session s : all) {
      text.append(String.join("|", s.id(), keys(s), "" + s.isCounted(), "" + s.isBot()))
          .append("|" + s.furthestStage() + "\n");
    }
    return TextTable.parse(spark, TABLES.sessions(), text.toString());
  }

  Dataset<Row> conversions(SparkSession spark) {
    StringBuilder text =
        new StringBuilder(
            "session_id|store_id|session_date|visitor_id|device|channel|plan|is_bot"
                + "|conversion|stage|stage_ordinal|is_first_in_stage|occurrences|value\n");
    for (Session s : all) {
      for (Happened h : s.isCounted() ? s.conversions() : List.<Happened>of()) {
        text.append(String.join("|", s.id(), keys(s), "" + s.isBot(), h.conversion()))
            .append("|" + STAGES.get(h.stage() - 1) + "|" + h.stage() + "|" + h.isFirstInStage())
            .append(
                "|" + h.times() + "|" + BigDecimal.valueOf(h.value(), 4).toPlainString() + "\n");
      }
    }
    return TextTable.parse(spark, TABLES.sessionConversions(), text.toString());
  }

  private static String keys(Session s) {
    return String.join(
        "|",
        s.storeId(),
        s.date(),
        s.visitorId(),
        s.dimensions().get("device"),
        s.dimensions().get("channel"),
        s.dimensions().get("plan"));
  }

  private static Session session(int number, Random random) {
    String date = List.of("2024-05-01", "2024-05-02", "2024-05-03").get(random.nextInt(3));
    return new Session(
        "s" + number,
        random.nextBoolean() ? "north" : "south",
        date,
        // The same ids in both stores: visitors are scoped by store.
        "v" + (int) Math.abs(random.nextGaussian() * 20),
        Map.of(
            "device", random.nextInt(3) == 0 ? "tablet" : "phone",
            "channel", List.of("direct", "email", "search").get(random.nextInt(3)),
            "plan", random.nextInt(9) == 0 ? "unknown" : "free"),
        random.nextInt(20) > 0,
        random.nextInt(10) == 0,
        conversions(random));
  }

  private static List<Happened> conversions(Random random) {
    List<String> names = new ArrayList<>(List.of("view", "wish", "add", "purchase"));
    Collections.shuffle(names, random);
    List<Happened> happened = new ArrayList<>();
    for (String name : names.subList(0, random.nextInt(4))) {
      int stage = STAGE_OF.getOrDefault(name, 0);
      boolean isFirst = happened.stream().noneMatch(other -> other.stage() == stage);
      long value = name.equals("purchase") ? 1_000 + random.nextInt(9_000_000) : 0;
      happened.add(new Happened(name, stage, isFirst, 1 + random.nextInt(3), value));
    }
    return happened;
  }
}
