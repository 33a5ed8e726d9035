package io.waymark.source;

/** A file of which nothing may count, because its bytes cannot be trusted or read. */
final class RejectedFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  RejectedFile(RejectReason reason, String detail) {
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
