package io.waymark;

/** A failure that a user can act on: what went wrong, why, and what to do about it. */
public final class WaymarkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String problem;
  private final String reason;
  private final String remedy;

  public WaymarkException(ExitCode exitCode, String problem, String reason, String remedy) {
    super(problem + ": " + reason + ". " + remedy + ".");
    this.exitCode = exitCode;
    this.problem = problem;
    this.reason = reason;
    this.remedy = remedy;
  }

  public WaymarkException(
      ExitCode exitCode, String problem, String reason, String remedy, Throwable cause) {
    this(exitCode, problem, reason, remedy);
    initCause(cause);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public String problem() {
    return problem;
  }

  public String reason() {
    return reason;
  }

  public String remedy() {
    return remedy;
  }
}
