package io.waymark.job;

import io.waymark.source.Delivery;
import io.waymark.source.FileCounts;
import io.waymark.source.FileSummary;
import io.waymark.source.LandingFile;
import io.waymark.storage.TableRow;
import io.waymark.table.IngestedFiles;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Rows of {@code ingested_files}: every record of every file is accounted for. */
final class FileRecords {
  private static final FileCounts NONE = new FileCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  private final Run run;
  private final ShapingHashes hashes;

  FileRecords(Run run, ShapingHashes hashes) {
    this.run = run;
    this.hashes = hashes;
  }

  /**
   * A file that was read.
   *
   * @param duplicates accepted records that lost against a copy
   */
  TableRow read(Delivery delivery, FileSummary summary, String status, long duplicates) {
    FileCounts counts = summary.counts();
    return row(delivery, status, summary.contentHash(), counts, duplicates)
        .set(IngestedFiles.REASON, Optional.ofNullable(summary.reason()))
        .set(IngestedFiles.UNKNOWN_FIELDS, names(summary))
        .set(IngestedFiles.FIRST_EVENT_DATE, Optional.ofNullable(summary.firstEventDate()))
        .set(IngestedFiles.LAST_EVENT_DATE, Optional.ofNullable(summary.lastEventDate()))
        .build();
  }

  /** A file whose content another path holds. */
  TableRow twin(Delivery delivery, String contentHash) {
    return row(delivery, DeliveredFile.SAME_CONTENT, contentHash, NONE, 0)
        .set(IngestedFiles.REASON, Optional.empty())
        .set(IngestedFiles.UNKNOWN_FIELDS, Optional.empty())
        .set(IngestedFiles.FIRST_EVENT_DATE, Optional.empty())
        .set(IngestedFiles.LAST_EVENT_DATE, Optional.empty())
        .build();
  }

  /** A file whose rows were lost: it counts no longer, until it is read again. */
  TableRow lost(Delivery delivery, DeliveredFile before) {
    return row(delivery, DeliveredFile.LOST, before.contentHash(), NONE, 0)
        .set(IngestedFiles.REASON, Optional.of("a data file of the warehouse is missing"))
        .set(IngestedFiles.UNKNOWN_FIELDS, Optional.empty())
        .set(IngestedFiles.FIRST_EVENT_DATE, Optional.empty())
        .set(IngestedFiles.LAST_EVENT_DATE, Optional.empty())
        .build();
  }

  private TableRow.Builder row(
      Delivery delivery, String status, String contentHash, FileCounts counts, long duplicates) {
    LandingFile file = delivery.file();
    Instant modified = file.modifiedAt().truncatedTo(ChronoUnit.MICROS);
    return TableRow.builder()
        .set(IngestedFiles.FILE_ID, delivery.fileId())
        .set(IngestedFiles.RUN_NUMBER, run.runNumber())
        .set(IngestedFiles.SOURCE_ID, file.sourceId())
        .set(IngestedFiles.LANDING_DATE, Optional.ofNullable(file.landingDate()))
        .set(IngestedFiles.PATH, file.path())
        .set(IngestedFiles.CONTENT_HASH, contentHash)
        .set(IngestedFiles.SIZE_BYTES, file.sizeBytes())
        .set(IngestedFiles.MODIFIED_AT, modified)
        .set(IngestedFiles.EVENT_HASH, hashes.sources().getOrDefault(file.sourceId(), ""))
        .set(IngestedFiles.STATUS, status)
        .set(IngestedFiles.RECORDS_READ, counts.recordsRead())
        .set(IngestedFiles.ACCEPTED, counts.accepted() - duplicates)
        .set(IngestedFiles.DUPLICATE, duplicates)
        .set(IngestedFiles.REJECTED, counts.rejected())
        .set(IngestedFiles.HELD, counts.held())
        .set(IngestedFiles.WITHHELD, counts.withheld())
        .set(IngestedFiles.WITHOUT_VISITOR, counts.withoutVisitor())
        .set(IngestedFiles.LATE, counts.late())
        .set(IngestedFiles.HEADER_LINES, counts.headerLines())
        .set(IngestedFiles.BLANK_LINES, counts.blankLines());
  }

  private static Optional<String> names(FileSummary summary) {
    return summary.unknownFields().isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(",", summary.unknownFields()));
  }
}
