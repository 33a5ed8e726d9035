package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;

/**
 * {@code rejected_events}: one row per line that could not become an event, with the reason and the
 * raw text.
 */
public final class RejectedEvents {
  public static final String SOURCE_ID = "source_id";
  public static final String LANDING_DATE = "landing_date";
  public static final String FILE_ID = "file_id";
  public static final String PATH = "path";
  public static final String LINE_NUMBER = "line_number";
  public static final String LINE_OFFSET = "line_offset";
  public static final String ELEMENT_NUMBER = "element_number";
  public static final String REASON = "reason";
  public static final String DETAIL = "detail";
  public static final String RAW_TEXT = "raw_text";
  public static final String IS_CUT = "is_cut";

  public static final TableSpec TABLE =
      TableSpec.table("rejected_events", Layer.BRONZE, "line that could not become an event")
          .required(SOURCE_ID, STRING, "Source whose mapping read the line.")
          .optional(LANDING_DATE, DATE, "Folder day of the file.")
          .required(FILE_ID, LONG, "Delivery of the file.")
          .required(PATH, STRING, "Path of the file below the landing folder of its source.")
          .required(LINE_NUMBER, LONG, "Line in the file from 1; 0: the file as a whole.")
          .required(LINE_OFFSET, LONG, "Bytes before the line in the decompressed file.")
          .required(ELEMENT_NUMBER, INT, "Element of a batch line, from 0.")
          .required(REASON, STRING, "Reason code, see the documentation of ingest.")
          .required(DETAIL, STRING, "What was wrong, in words.")
          .optional(
              RAW_TEXT, STRING, "The record as read, cut at the limit; invalid bytes as U+FFFD.")
          .required(IS_CUT, BOOLEAN, "True when raw_text holds only the beginning.")
          .key(FILE_ID, LINE_OFFSET, ELEMENT_NUMBER)
          .replacedBy(LANDING_DATE)
          .partitionedBy(LANDING_DATE)
          .skippingBy(FILE_ID)
          .build();

  private RejectedEvents() {}
}
