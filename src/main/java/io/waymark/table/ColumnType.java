package io.waymark.table;

/** The types that every reader of Delta reader version 1 understands. */
public enum ColumnType {
  STRING,
  BOOLEAN,
  INT,
  LONG,
  DOUBLE,
  /** DECIMAL(18,4). */
  MONEY,
  DATE,
  /** An instant, UTC, microseconds. */
  TIMESTAMP,
  BINARY
}
