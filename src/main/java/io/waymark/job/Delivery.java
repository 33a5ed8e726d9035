package io.waymark.job;

import io.waymark.storage.TableRow;
import io.waymark.table.IngestedFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One reading of a file: a row of {@code ingested_files}, without its counts. */
public record Delivery(
    long fileId,
    Place place,
    String contentHash,
    long sizeBytes,
    Instant modifiedAt,
    String status) {
  public static final String INGESTED = "ingested";

  static final List<String> COLUMNS =
      List.of(
          IngestedFiles.FILE_ID,
          IngestedFiles.SOURCE_ID,
          IngestedFiles.LANDING_DATE,
          IngestedFiles.PATH,
          IngestedFiles.CONTENT_HASH,
          IngestedFiles.SIZE_BYTES,
          IngestedFiles.MODIFIED_AT,
          IngestedFiles.STATUS);

  static Delivery of(TableRow row) {
    return new Delivery(
        row.value(IngestedFiles.FILE_ID, Long.class),
        new Place(
            row.value(IngestedFiles.SOURCE_ID, String.class),
            row.optional(IngestedFiles.LANDING_DATE, LocalDate.class),
            row.value(IngestedFiles.PATH, String.class)),
        row.value(IngestedFiles.CONTENT_HASH, String.class),
        row.value(IngestedFiles.SIZE_BYTES, Long.class),
        row.value(IngestedFiles.MODIFIED_AT, Instant.class),
        row.value(IngestedFiles.STATUS, String.class));
  }

  /** Where a file was found; a file that is found there again takes the place of the former. */
  public record Place(String sourceId, Optional<LocalDate> landingDate, String path) {}
}
