package io.waymark.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the reading of one delivery found.
 *
 * @param reason code of {@link RejectReason} when the file was rejected as a whole
 * @param contentHash of the bytes read; empty when the file had vanished
 * @param counts all zero unless the status is ingested: nothing of such a file counts
 * @param unknownFields names of fields that the mapping does not mention
 */
public record FileSummary(
    long fileId,
    Status status,
    @Nullable String reason,
    String contentHash,
    long sizeBytes,
    FileCounts counts,
    List<String> unknownFields,
    @Nullable LocalDate firstEventDate,
    @Nullable LocalDate lastEventDate) {
  public FileSummary {
    unknownFields = List.copyOf(unknownFields);
    if (status != Status.INGESTED && counts.recordsRead() != 0) {
      throw new IllegalArgumentException("a file that is " + status.text() + " counts nothing");
    }
  }

  /** How a reading ended. */
  public enum Status {
    INGESTED,
    /** Unusable as a whole. */
    REJECTED,
    /** Not as it was listed, or no longer so after the reading: take it next time. */
    CHANGED,
    /** Gone since it was listed. */
    VANISHED;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
