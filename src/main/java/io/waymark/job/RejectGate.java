package io.waymark.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stops a run when too many records of a source's landing day were rejected. It looks at all files
 * of the day, so it does not matter which run read them.
 */
final class RejectGate {
  private final double maxShare;

  RejectGate(double maxShare) {
    this.maxShare = maxShare;
  }

  /** What the gate found for one source and landing day. */
  record Finding(
      String sourceId, Optional<LocalDate> landingDate, long records, long rejected, double limit) {
    double share() {
      return records == 0 ? 0 : (double) rejected / records;
    }

    boolean isPassed() {
      return share() <= limit;
    }

    String subject() {
      return sourceId + " " + landingDate.map(LocalDate::toString).orElse("history");
    }
  }

  /** One finding per source and landing day of the files. */
  List<Finding> check(Collection<DeliveredFile> files) {
    TreeMap<String, Finding> findings = new TreeMap<>();
    for (DeliveredFile file : files) {
      Finding one =
          new Finding(
              file.place().sourceId(),
              file.place().landingDate(),
              file.recordsRead(),
              file.rejected(),
              maxShare);
      findings.merge(one.subject(), one, RejectGate::together);
    }
    return new ArrayList<>(findings.values());
  }

  private static Finding together(Finding one, Finding other) {
    return new Finding(
        one.sourceId(),
        one.landingDate(),
        one.records() + other.records(),
        one.rejected() + other.rejected(),
        one.limit());
  }
}
