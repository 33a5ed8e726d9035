package io.waymark.table;

import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code erasures}: one row per id that was erased, as a one-way hash: no reading of a file, no
 * replay and no backfill brings its events back.
 */
public final class Erasures {
  public static final String SUBJECT_HASH = "subject_hash";
  public static final String KIND = "kind";
  public static final String TEXT_BYTES = "text_bytes";
  public static final String SALT = "salt";
  public static final String ERASED_AT = "erased_at";
  public static final String RUN_NUMBER = "run_number";

  public static final TableSpec TABLE =
      TableSpec.table("erasures", Layer.OPS, "erased id and what it is looked for in")
          .required(
              SUBJECT_HASH, STRING, "SHA-256 of salt, kind, store and id, hexadecimal; not the id.")
          .required(
              KIND,
              STRING,
              "visitor or user: an id of events. text: the id wherever it stands in rejected lines.")
          .optional(TEXT_BYTES, LONG, "Of kind text: length of the id in UTF-8.")
          .required(SALT, STRING, "Random, the same in all rows of a warehouse.")
          .required(ERASED_AT, TIMESTAMP, "When it was asked for.")
          .required(RUN_NUMBER, LONG, "Run that erased it.")
          .key(SUBJECT_HASH)
          .build();

  private Erasures() {}
}
