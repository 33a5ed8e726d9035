package io.waymark.storage.spark;

import io.waymark.table.Events;
import io.waymark.table.Sessions;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** How the files of the tables are written: half of what ingest costs is spent on it. */
public final class ParquetOptions {
  /** Columns whose values hardly repeat: a dictionary of them is hashed for nothing. */
  private static final List<String> WITHOUT_DICTIONARY =
      List.of(
          Events.EVENT_ID,
          Events.EVENT_KEY,
          Events.CONTENT_HASH,
          Events.LINE_OFFSET,
          Events.EVENT_AT,
          Events.SENT_AT,
          Events.RECEIVED_AT,
          Events.PAGE_URL,
          Events.PAGE_PATH,
          Events.REFERRER,
          Events.EXTRA,
          Sessions.SESSION_ID);

  /** Long texts by which nobody skips: to compare them all is work for nothing. */
  private static final List<String> WITHOUT_STATISTICS =
      List.of(Events.PAGE_URL, Events.REFERRER, Events.USER_AGENT, Events.EXTRA);

  private ParquetOptions() {}

  /** Sets them for all that the session writes from now on. */
  public static void set(SparkSession spark) {
    spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    spark.conf().set("spark.sql.parquet.compression.codec", "zstd");
    WITHOUT_DICTIONARY.forEach(
        column -> spark.conf().set("parquet.enable.dictionary#" + column, "false"));
    WITHOUT_STATISTICS.forEach(
        column -> spark.conf().set("parquet.column.statistics.enabled#" + column, "false"));
    spark.conf().set("parquet.size.statistics.enabled", "false");
  }
}
