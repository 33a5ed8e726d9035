package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code ingested_files}: one row per delivery of a file; the last delivery of a path is the live
 * one.
 */
public final class IngestedFiles {
  public static final String FILE_ID = "file_id";
  public static final String RUN_NUMBER = "run_number";
  public static final String SOURCE_ID = "source_id";
  public static final String LANDING_DATE = "landing_date";
  public static final String PATH = "path";
  public static final String CONTENT_HASH = "content_hash";
  public static final String SIZE_BYTES = "size_bytes";
  public static final String MODIFIED_AT = "modified_at";
  public static final String EVENT_HASH = "event_hash";
  public static final String STATUS = "status";
  public static final String REASON = "reason";
  public static final String RECORDS_READ = "records_read";
  public static final String ACCEPTED = "accepted";
  public static final String DUPLICATE = "duplicate";
  public static final String REJECTED = "rejected";
  public static final String HELD = "held";
  public static final String WITHHELD = "withheld";
  public static final String WITHOUT_VISITOR = "without_visitor";
  public static final String LATE = "late";
  public static final String HEADER_LINES = "header_lines";
  public static final String BLANK_LINES = "blank_lines";
  public static final String UNKNOWN_FIELDS = "unknown_fields";
  public static final String FIRST_EVENT_DATE = "first_event_date";
  public static final String LAST_EVENT_DATE = "last_event_date";

  public static final TableSpec TABLE =
      TableSpec.table("ingested_files", Layer.BRONZE, "delivery of a file")
          .required(FILE_ID, LONG, "Delivery: grows with every delivery.")
          .required(RUN_NUMBER, LONG, "Run that read the file.")
          .required(SOURCE_ID, STRING, "Source of the file.")
          .optional(LANDING_DATE, DATE, "Folder day; null for the history folder.")
          .required(PATH, STRING, "Path below the landing folder of its source.")
          .required(
              CONTENT_HASH,
              STRING,
              "SHA-256 over the SHA-256 digests of the 64-MiB chunks, hexadecimal.")
          .required(SIZE_BYTES, LONG, "Size of the file.")
          .required(MODIFIED_AT, TIMESTAMP, "Time of the file as the file system gives it.")
          .required(
              EVENT_HASH, STRING, "Hash of the mapping and settings that the file was read with.")
          .required(
              STATUS,
              STRING,
              "ingested; same_content: another path holds the same bytes; rejected: unusable as a whole; vanished.")
          .optional(REASON, STRING, "Why a file was rejected as a whole.")
          .required(
              RECORDS_READ, LONG, "Records: accepted + duplicate + rejected + held + withheld.")
          .required(ACCEPTED, LONG, "Records that became events that count.")
          .required(
              DUPLICATE, LONG, "Records that lost against a copy, as known when the file was read.")
          .required(REJECTED, LONG, "Records that could not become events.")
          .required(HELD, LONG, "Events beyond the late horizon.")
          .required(
              WITHHELD,
              LONG,
              "Records left out for lack of consent, or because their visitor was erased.")
          .required(WITHOUT_VISITOR, LONG, "Accepted events without a visitor id.")
          .required(
              LATE,
              LONG,
              "Accepted events delivered more than two days after they happened; they may wait to be settled.")
          .required(HEADER_LINES, LONG, "Header lines.")
          .required(BLANK_LINES, LONG, "Blank lines.")
          .optional(
              UNKNOWN_FIELDS,
              STRING,
              "Names of fields that no mapping mentions, comma separated, at most 50.")
          .optional(FIRST_EVENT_DATE, DATE, "Earliest business day of an accepted event.")
          .optional(LAST_EVENT_DATE, DATE, "Latest business day of an accepted event.")
          .key(FILE_ID)
          .build();

  private IngestedFiles() {}
}
