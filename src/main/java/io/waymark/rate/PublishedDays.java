package io.waymark.rate;

import static org.apache.spark.sql.functions.broadcast;

import io.waymark.table.DailyConversionRates;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The days to publish: one row per store and business day. */
public final class PublishedDays {
  static final String STORE_ID = DailyConversionRates.STORE_ID;
  static final String SESSION_DATE = DailyConversionRates.SESSION_DATE;
  static final String IS_FINAL = DailyConversionRates.IS_FINAL;

  private PublishedDays() {}

  /** One of them. */
  public record Day(String storeId, LocalDate date, boolean isFinal) {}

  public static StructType schema() {
    return new StructType()
        .add(STORE_ID, DataTypes.StringType, false)
        .add(SESSION_DATE, DataTypes.DateType, false)
        .add(IS_FINAL, DataTypes.BooleanType, false);
  }

  public static List<Row> rows(List<Day> days) {
    return days.stream()
        .map(day -> RowFactory.create(day.storeId(), Date.valueOf(day.date()), day.isFinal()))
        .toList();
  }

  /** Published figures of these days as they are, with their present flag. */
  public static Dataset<Row> withFlag(Dataset<Row> figures, Dataset<Row> days) {
    return only(days, figures.drop(IS_FINAL));
  }

  /** The figures of these days, with their flag; those of other days are not published. */
  static Dataset<Row> only(Dataset<Row> days, Dataset<Row> figures) {
    return figures.join(broadcast(days), new String[] {STORE_ID, SESSION_DATE});
  }
}
