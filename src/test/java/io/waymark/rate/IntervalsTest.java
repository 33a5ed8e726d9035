package io.waymark.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  @Test
  void nobodyThereHasNoIntervalAtAll() {
    assertThat(intervals(0, 0, 0, 0, 0, 0, 0))
        .containsExactly("none", null, null, null, null, null);
  }

  @Test
  void oneVisitorHasNoIntervalOfSessionsButOneOfVisitors() {
    List<@Nullable Object> intervals = intervals(1, 2, 1, 1, 1, 2, 4);

    assertThat(intervals.subList(0, 4)).containsExactly("none", null, null, null);
    assertThat((Double) intervals.get(4)).isBetween(0.206, 0.207);
    assertThat(intervals.get(5)).isEqualTo(1.0);
  }

  @Test
  void visitorsWhoDoNotDifferAreMarkedAsUnclustered() {
    List<@Nullable Object> intervals = intervals(4, 8, 4, 4, 4, 8, 16);

    assertThat(intervals.subList(0, 2)).containsExactly("unclustered", 8.0);
  }

  @Test
  void effectiveSessionsCarryTheInterval() {
    List<@Nullable Object> intervals = intervals(10, 40, 20, 5, 80, 80, 160);

    assertThat(intervals.subList(0, 2)).containsExactly("clustered", 9.0);
    assertThat((Double) intervals.get(2)).isBetween(0.226, 0.227);
    assertThat((Double) intervals.get(3)).isBetween(0.773, 0.774);
  }

  private static List<@Nullable Object> intervals(
      long visitors,
      long sessions,
      long converting,
      long convertingVisitors,
      long convertingSquared,
      long convertingBySessions,
      long sessionsSquared) {
    StructType schema = new StructType();
    for (String name : SumColumns.NAMES) {
      schema = schema.add(name, DataTypes.LongType, false);
    }
    Object[] sums = {
      sessions,
      converting,
      0L,
      visitors,
      convertingVisitors,
      0L,
      convertingSquared,
      convertingBySessions,
      sessionsSquared
    };
    Row row = new Intervals().call(new GenericRowWithSchema(sums, schema));
    assertThat(row.size()).isEqualTo(Intervals.schema(schema).size());
    List<@Nullable Object> appended = new ArrayList<>();
    for (int i = schema.size(); i < row.size(); i++) {
      appended.add(row.get(i));
    }
    return appended;
  }
}
