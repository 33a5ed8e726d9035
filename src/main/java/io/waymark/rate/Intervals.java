package io.waymark.rate;

import io.waymark.statistics.ClusterSums;
import io.waymark.statistics.ClusteredRate;
import io.waymark.statistics.Interval;
import io.waymark.statistics.Wilson;
import io.waymark.table.DailyConversionRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Appends the intervals to rows of sums; null where there is none. */
final class Intervals implements MapFunction<Row, Row> {
  static StructType schema(StructType sums) {
    return sums.add(DailyConversionRates.INTERVAL_BASIS, DataTypes.StringType, false)
        .add(DailyConversionRates.EFFECTIVE_SESSIONS, DataTypes.DoubleType)
        .add(DailyConversionRates.SESSION_RATE_LOW, DataTypes.DoubleType)
        .add(DailyConversionRates.SESSION_RATE_HIGH, DataTypes.DoubleType)
        .add(DailyConversionRates.VISITOR_RATE_LOW, DataTypes.DoubleType)
        .add(DailyConversionRates.VISITOR_RATE_HIGH, DataTypes.DoubleType);
  }

  @Override
  public Row call(Row sums) {
    ClusteredRate rate = ClusteredRate.of(clusterSums(sums));
    Optional<Interval> ofSessions = rate.interval(Wilson.Z_95);
    Optional<Interval> ofVisitors =
        Wilson.interval(
            value(sums, SumColumns.CONVERTING_VISITORS),
            value(sums, SumColumns.VISITORS),
            Wilson.Z_95);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      values.add(sums.get(i));
    }
    values.add(rate.basis().name().toLowerCase(Locale.ROOT));
    values.add(rate.effectiveChances().isPresent() ? rate.effectiveChances().getAsDouble() : null);
    values.add(ofSessions.map(Interval::low).orElse(null));
    values.add(ofSessions.map(Interval::high).orElse(null));
    values.add(ofVisitors.map(Interval::low).orElse(null));
    values.add(ofVisitors.map(Interval::high).orElse(null));
    return RowFactory.create(values.toArray());
  }

  private static ClusterSums clusterSums(Row sums) {
    return new ClusterSums(
        value(sums, SumColumns.VISITORS),
        value(sums, SumColumns.CONVERTING_SESSIONS),
        value(sums, SumColumns.SESSIONS),
        value(sums, SumColumns.CONVERTING_SQUARED),
        value(sums, SumColumns.CONVERTING_BY_SESSIONS),
        value(sums, SumColumns.SESSIONS_SQUARED));
  }

  private static long value(Row sums, String column) {
    return sums.getLong(sums.fieldIndex(column));
  }
}
