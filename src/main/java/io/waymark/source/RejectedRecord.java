package io.waymark.source;

/** A record that cannot become an event. Thrown for single records only, so it has no trace. */
final class RejectedRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  /**
   * @param detail names the place or the field, never its content: a detail outlives an erasure
   */
  RejectedRecord(RejectReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  RejectReason reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
