package io.waymark.job;

/** Hears of each run when it begins, and how it ended. */
public interface RunObserver {
  /** Hears nothing. */
  RunObserver NONE = report -> {};

  default void begins(Run run) {}

  /** It is done, found nothing to do, or has failed. */
  void ended(RunReport report);
}
