package io.waymark.rate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.waymark.table.DailyFunnelSteps;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The entry days to publish: one row per store, business day and funnel. */
public final class FunnelDays {
  private static final String[] KEY = {
    DailyFunnelSteps.STORE_ID, DailyFunnelSteps.ENTRY_DATE, DailyFunnelSteps.FUNNEL
  };

  private static final String PRESENTLY_MATURE = "_presently_mature";
  private static final String PRESENTLY_FINAL = "_presently_final";

  private FunnelDays() {}

  /** One of them. */
  public record Day(
      String storeId, LocalDate date, String funnel, boolean isMature, boolean isFinal) {}

  public static StructType schema() {
    return new StructType()
        .add(DailyFunnelSteps.STORE_ID, DataTypes.StringType, false)
        .add(DailyFunnelSteps.ENTRY_DATE, DataTypes.DateType, false)
        .add(DailyFunnelSteps.FUNNEL, DataTypes.StringType, false)
        .add(DailyFunnelSteps.IS_MATURE, DataTypes.BooleanType, false)
        .add(DailyFunnelSteps.IS_FINAL, DataTypes.BooleanType, false);
  }

  public static List<Row> rows(List<Day> days) {
    return days.stream()
        .map(
            day ->
                RowFactory.create(
                    day.storeId(),
                    Date.valueOf(day.date()),
                    day.funnel(),
                    day.isMature(),
                    day.isFinal()))
        .toList();
  }

  /** Published figures as they are, with the present flags where there are some. */
  public static Dataset<Row> withFlags(Dataset<Row> figures, Dataset<Row> days) {
    Dataset<Row> present =
        days.withColumnRenamed(DailyFunnelSteps.IS_MATURE, PRESENTLY_MATURE)
            .withColumnRenamed(DailyFunnelSteps.IS_FINAL, PRESENTLY_FINAL);
    return figures
        .join(broadcast(present), KEY, "left")
        .withColumn(
            DailyFunnelSteps.IS_MATURE,
            coalesce(col(PRESENTLY_MATURE), col(DailyFunnelSteps.IS_MATURE)))
        .withColumn(
            DailyFunnelSteps.IS_FINAL,
            coalesce(col(PRESENTLY_FINAL), col(DailyFunnelSteps.IS_FINAL)))
        .drop(PRESENTLY_MATURE, PRESENTLY_FINAL);
  }

  /** The figures of these days, with their flags; those of other days are not published. */
  static Dataset<Row> only(Dataset<Row> days, Dataset<Row> figures) {
    return figures.join(broadcast(days), KEY);
  }
}
