package io.waymark.job;

import io.waymark.source.LandingFile;
import io.waymark.storage.TableRow;
import io.waymark.table.IngestedFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One reading of a file: a row of {@code ingested_files}, without its counts. */
public record DeliveredFile(
    long fileId,
    Place place,
    String contentHash,
    long sizeBytes,
    Instant modifiedAt,
    String eventHash,
    String status,
    long recordsRead,
    long rejected,
    long late,
    Optional<LocalDate> firstEventDate,
    Optional<LocalDate> lastEventDate) {
  /** Its rows count. */
  public static final String INGESTED = "ingested";

  /** Another path holds the same content. */
  public static final String SAME_CONTENT = "same_content";

  /** Unusable as a whole; not read again until it changes. */
  public static final String REJECTED = "rejected";

  /** A gate stopped the run that read it; it is read again. */
  public static final String STOPPED = "stopped";

  /** Its rows were lost with a data file of a table; it is read again. */
  public static final String LOST = "lost";

  static final List<String> COLUMNS =
      List.of(
          IngestedFiles.FILE_ID,
          IngestedFiles.SOURCE_ID,
          IngestedFiles.LANDING_DATE,
          IngestedFiles.PATH,
          IngestedFiles.CONTENT_HASH,
          IngestedFiles.SIZE_BYTES,
          IngestedFiles.MODIFIED_AT,
          IngestedFiles.EVENT_HASH,
          IngestedFiles.STATUS,
          IngestedFiles.RECORDS_READ,
          IngestedFiles.REJECTED,
          IngestedFiles.LATE,
          IngestedFiles.FIRST_EVENT_DATE,
          IngestedFiles.LAST_EVENT_DATE);

  /** As it was in the landing folder when it was read. */
  LandingFile asListed() {
    return new LandingFile(
        place.sourceId(),
        place.landingDate().orElse(null),
        place.path(),
        place.path(),
        sizeBytes,
        modifiedAt);
  }

  /** From the first to the last business day of its events; empty: it has none. */
  Optional<DayRange> days() {
    return firstEventDate.flatMap(first -> lastEventDate.map(last -> new DayRange(first, last)));
  }

  /** Holds it what could not be read, in part or as a whole? */
  boolean hasRejects() {
    return rejected > 0 || status.equals(REJECTED);
  }

  static DeliveredFile of(TableRow row) {
    return new DeliveredFile(
        row.value(IngestedFiles.FILE_ID, Long.class),
        new Place(
            row.value(IngestedFiles.SOURCE_ID, String.class),
            row.optional(IngestedFiles.LANDING_DATE, LocalDate.class),
            row.value(IngestedFiles.PATH, String.class)),
        row.value(IngestedFiles.CONTENT_HASH, String.class),
        row.value(IngestedFiles.SIZE_BYTES, Long.class),
        row.value(IngestedFiles.MODIFIED_AT, Instant.class),
        row.value(IngestedFiles.EVENT_HASH, String.class),
        row.value(IngestedFiles.STATUS, String.class),
        row.value(IngestedFiles.RECORDS_READ, Long.class),
        row.value(IngestedFiles.REJECTED, Long.class),
        row.value(IngestedFiles.LATE, Long.class),
        row.optional(IngestedFiles.FIRST_EVENT_DATE, LocalDate.class),
        row.optional(IngestedFiles.LAST_EVENT_DATE, LocalDate.class));
  }

  /** Where a file was found; a file that is found there again takes the place of the former. */
  public record Place(String sourceId, Optional<LocalDate> landingDate, String path) {
    static Place of(LandingFile file) {
      return new Place(file.sourceId(), Optional.ofNullable(file.landingDate()), file.path());
    }
  }
}
