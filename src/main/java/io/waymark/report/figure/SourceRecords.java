package io.waymark.report.figure;

import java.util.Map;

/**
 * What became of the records of one source, in its live files that were delivered within the
 * period.
 *
 * @param late events that came after the day on which they happened had ended, and were gathered
 * @param reasons rejected records by reason code
 */
public record SourceRecords(
    String source,
    long files,
    long read,
    long accepted,
    long duplicate,
    long rejected,
    long held,
    long late,
    Map<String, Long> reasons) {
  public SourceRecords {
    reasons = Map.copyOf(reasons);
  }
}
