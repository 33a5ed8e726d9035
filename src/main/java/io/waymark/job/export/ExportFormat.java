package io.waymark.job.export;

/** What a table can be written as. */
public enum ExportFormat {
  /** RFC 4180 in UTF-8: null is an empty field, the empty text a quoted one. */
  CSV,
  /** One JSON object per line; null is null. */
  JSON,
  PARQUET
}
