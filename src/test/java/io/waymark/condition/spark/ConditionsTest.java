package io.waymark.condition.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.condition.ConditionMask;
import io.waymark.condition.spark.ConditionCases.Case;
import io.waymark.config.Condition;
import io.waymark.config.Condition.All;
import io.waymark.config.Condition.Any;
import io.waymark.config.Condition.AtLeast;
import io.waymark.config.Condition.EqualTo;
import io.waymark.config.Condition.In;
import io.waymark.config.Condition.Matches;
import io.waymark.config.Condition.Not;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.Format;
import io.waymark.config.SourceSettings.Identity;
import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.table.ColumnSpec;
import io.waymark.table.Events;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import io.waymark.table.spark.SparkTables;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TextTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class ConditionsTest {
  private static final WarehouseTables TABLES =
      new WarehouseTables(List.of("gift-wrap", "plan", "score"), List.of());

  private static final Condition YES = new All(List.of());
  private static final Condition NO = new Any(List.of());

  @Test
  void everyCaseOfTheTableHolds(SparkSession spark) {
    List<Case> cases = ConditionCases.read();
    ConditionMask mask = new ConditionMask(cases.stream().map(Case::condition).toList());

    List<Row> masks = events(spark, cases).select(masks(events(), mask)).collectAsList();

    assertThat(mask.columns()).hasSizeGreaterThan(1);
    for (int i = 0; i < cases.size(); i++) {
      long word = masks.get(i).getLong(ConditionMask.word(i));
      assertThat(ConditionMask.holds(word, i))
          .as(cases.get(i).line())
          .isEqualTo(cases.get(i).holds());
    }
  }

  @Test
  void absentValuesStayFalseThroughEveryCombination(SparkSession spark) {
    Condition onAbsent = new EqualTo(Events.PAGE_TYPE, "product");
    List<Condition> hold =
        List.of(
            YES,
            new Not(NO),
            new Not(onAbsent),
            new Not(new In(Events.PAGE_TYPE, List.of("product"))),
            new Not(new AtLeast(Events.AMOUNT, BigDecimal.ONE)),
            new Not(new Matches(Events.PAGE_TYPE, Pattern.compile("x"))),
            new Any(List.of(onAbsent, YES)),
            new All(List.of(YES, new Not(new All(List.of(YES, onAbsent))))));
    List<Condition> fail =
        List.of(
            NO,
            new Not(YES),
            new All(List.of(YES, onAbsent)),
            new Any(List.of(onAbsent, NO)),
            new In(Events.EVENT_NAME, List.of()));
    List<Condition> both = new ArrayList<>(hold);
    both.addAll(fail);

    long word =
        TextTable.parse(spark, TABLES.events(), "event_name\nview")
            .select(masks(events(), new ConditionMask(both)))
            .head()
            .getLong(0);

    assertThat(word).isEqualTo((1L << hold.size()) - 1);
  }

  @Test
  void anOlderRowHasItsPropertiesInExtraWhereItsSourcePutsThem(SparkSession spark) {
    FieldRule plan =
        new FieldRule(List.of("user.plan", "p\\.l"), Map.of("2", "pro"), List.of("none"), null);
    FieldRule constant = new FieldRule(List.of(), Map.of(), List.of(), "pro");
    FieldColumns fields =
        FieldColumns.ofEvents(TABLES, List.of(source("app", plan), source("shop", constant)));
    Dataset<Row> events =
        TextTable.parse(
            spark,
            TABLES.events(),
            """
            event_id   | source_id | property_plan | extra
            column     | app       | pro           | {"user":{"plan":"free"}}
            nested     | app       |               | {"user":{"plan":" pro "}}
            renamed    | app       |               | {"user":{"plan":2}}
            dotted     | app       |               | {"p.l":"pro"}
            second     | app       |               | {"user":{"plan":"none"},"p.l":"pro"}
            constant   | shop      |               |
            other      | app       |               | {"user":{"plan":"free"}}
            elsewhere  | app       |               | {"plan":"pro"}
            none       | app       |               | {"user":{"plan":"none"}}
            nothing    | app       |               |
            broken     | app       |               | {"user":
            unmapped   | web       |               | {"user":{"plan":"pro"}}
            """);

    Column isPro = new Conditions(fields).of(new EqualTo("property.plan", "pro"));

    assertThat(TextTable.show(events.where(isPro), Events.EVENT_ID).stream().map(c -> c.get(0)))
        .containsExactlyInAnyOrder("column", "nested", "renamed", "dotted", "second", "constant");
  }

  @Test
  void sessionsAreComparedByTheirOwnColumns(SparkSession spark) {
    Dataset<Row> sessions =
        TextTable.parse(
            spark,
            Sessions.TABLE,
            """
            session_id | engaged_seconds
            s59        | 59
            s60        | 60
            """);

    Column isEngaged =
        new Conditions(FieldColumns.ofSessions(TABLES))
            .of(new AtLeast(Sessions.ENGAGED_SECONDS, BigDecimal.valueOf(60)));

    assertThat(TextTable.show(sessions.where(isEngaged), Sessions.SESSION_ID))
        .containsExactly(List.of("s60"));
  }

  @Test
  void refusesAFieldThatTheTableDoesNotHave() {
    Conditions conditions = new Conditions(events());

    assertThatThrownBy(() -> conditions.of(new EqualTo("event_nam", "x")))
        .hasMessageContaining("table events has no such column");
    assertThatThrownBy(() -> conditions.of(new EqualTo("property.colour", "x")))
        .hasMessageContaining("declare the property in the mapping of a source");
  }

  private static FieldColumns events() {
    return FieldColumns.ofEvents(TABLES, List.of());
  }

  private static Column[] masks(FieldColumns fields, ConditionMask mask) {
    return new Conditions(fields).masks(mask).toArray(Column[]::new);
  }

  /** One event per case, in the order of the cases, with nothing but the value of the case. */
  private static Dataset<Row> events(SparkSession spark, List<Case> cases) {
    TableSpec table = TABLES.events();
    StructType texts = new StructType();
    for (ColumnSpec column : table.columns()) {
      texts = texts.add(column.name(), DataTypes.StringType, true);
    }
    List<Row> rows = cases.stream().map(c -> row(table, c)).toList();
    return SparkTables.conform(table, spark.createDataFrame(rows, texts).coalesce(1));
  }

  private static Row row(TableSpec table, Case one) {
    String field =
        one.field().startsWith("property.")
            ? Events.property(one.field().substring("property.".length()))
            : one.field();
    @Nullable Object[] values = new Object[table.columns().size()];
    values[table.columnNames().indexOf(field)] = one.value();
    return RowFactory.create(values);
  }

  private static SourceSettings source(String name, FieldRule plan) {
    return new SourceSettings(
        name,
        "*.jsonl",
        Format.JSON_LINES,
        null,
        null,
        Map.of(),
        new Identity(List.of()),
        List.of(new TimeRule("t", "t", TimeRule.Unit.ISO, null, "UTC", false)),
        null,
        null,
        null,
        List.of(),
        Map.of("plan", plan),
        List.of(),
        false);
  }
}
