package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.INT;

/** {@code dim_dates}: one row per day of the ISO weeks and months that have a published day. */
public final class DimDates {
  public static final String CALENDAR_DATE = "calendar_date";
  public static final String ISO_YEAR = "iso_year";
  public static final String ISO_WEEK = "iso_week";
  public static final String ISO_WEEKDAY = "iso_weekday";
  public static final String MONTH_START = "month_start";
  public static final String IS_WEEKEND = "is_weekend";

  public static final TableSpec TABLE =
      TableSpec.table(
              "dim_dates", Layer.DIMS, "day of the ISO weeks and months that have a published day")
          .required(CALENDAR_DATE, DATE, "Day.")
          .required(ISO_YEAR, INT, "Year of the ISO week.")
          .required(ISO_WEEK, INT, "ISO week, 1 to 53.")
          .required(ISO_WEEKDAY, INT, "1 Monday to 7 Sunday.")
          .required(MONTH_START, DATE, "First day of the month.")
          .required(IS_WEEKEND, BOOLEAN, "Saturday or Sunday.")
          .key(CALENDAR_DATE)
          .build();

  private DimDates() {}
}
