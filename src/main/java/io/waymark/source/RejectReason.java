package io.waymark.source;

import java.util.Locale;

/** Why a record, or a file as a whole, cannot become events; the codes are in docs/ingest.md. */
public enum RejectReason {
  LINE_TOO_LONG,
  NUL_BYTE,
  INVALID_UTF8,
  MALFORMED_JSON,
  NOT_AN_OBJECT,
  TOO_DEEP,
  TOO_MANY_FIELDS,
  DUPLICATE_KEY,
  MISSING_BATCH,
  COLUMN_COUNT,
  BAD_QUOTE,
  MISTYPED_FIELD,
  TEXT_TOO_LONG,
  UNKNOWN_STORE,
  MISSING_EVENT_NAME,
  MISSING_EVENT_ID,
  MISSING_TIME,
  BAD_TIME,
  FUTURE_TIME,
  TOO_OLD,

  UNSUPPORTED_COMPRESSION,
  UNSUPPORTED_ENCODING,
  TRUNCATED_GZIP,
  CORRUPT_GZIP,
  TRAILING_GARBAGE,
  DECOMPRESSION_BOMB,
  FILE_TOO_LARGE,
  DOCUMENT_TOO_LARGE,
  BAD_HEADER;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
