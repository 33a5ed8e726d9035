package io.waymark;

/** What the process tells its caller when it ends; a scheduler decides by it whether to retry. */
public enum ExitCode {
  DONE(0),
  FAILED(1),
  /** The command line or the configuration is wrong: the same call will fail again. */
  USAGE(2),
  /** A quality gate stopped the run before it replaced a published table. */
  GATE(3),
  /** Another process is writing to the warehouse: try again later. */
  BUSY(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
