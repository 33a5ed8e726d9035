package io.waymark.rate;

import io.waymark.config.BotSettings;
import io.waymark.config.Condition;
import io.waymark.config.Conversion;
import io.waymark.config.Conversion.Scope;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.DimensionSettings;
import io.waymark.config.Slice;
import io.waymark.config.StageSettings;
import io.waymark.table.WarehouseTables;
import io.waymark.testkit.TestProducts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The definitions of the tests of this room: three stages, four conversions, a slice or three. */
final class Shop {
  static final WarehouseTables TABLES = new WarehouseTables(List.of(), List.of("plan"));

  static final DefinitionSettings DEFINITIONS =
      new DefinitionSettings(
          List.of(stage("browse"), stage("cart"), stage("buy")),
          List.of(
              conversion("view", "browse"),
              conversion("wish", "browse"),
              conversion("add", "cart"),
              conversion("purchase", "buy")),
          "purchase",
          List.of(),
          List.of(),
          List.of(new DimensionSettings("plan", "Plan", "property.plan")),
          List.of(
              new Slice(List.of("device")),
              new Slice(List.of("plan")),
              new Slice(List.of("device", "channel"))),
          List.of(),
          TestProducts.none());

  static final BotSettings WITHOUT_BOTS = new BotSettings(List.of(), 1000, 100, false);
  static final BotSettings WITH_BOTS = new BotSettings(List.of(), 1000, 100, true);

  static final Publication PUBLICATION =
      new Publication(
          "run-1",
          Instant.parse("2024-05-03T06:00:00Z"),
          Map.of("view", "v1", "wish", "v2", "add", "v3", "purchase", "v4"),
          "all-1");

  private Shop() {}

  static Dataset<Row> days(SparkSession spark, PublishedDays.Day... days) {
    return spark.createDataFrame(PublishedDays.rows(List.of(days)), PublishedDays.schema());
  }

  static PublishedDays.Day day(String storeId, String date, boolean isFinal) {
    return new PublishedDays.Day(storeId, LocalDate.parse(date), isFinal);
  }

  private static StageSettings stage(String name) {
    return new StageSettings(name, name);
  }

  private static Conversion conversion(String name, String stage) {
    Condition when = new Condition.EqualTo("event_name", name);
    return new Conversion(
        name, name, stage, Scope.EVENT, when, name.equals("purchase"), Optional.empty());
  }
}
