package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.table.TableSpec;

/** Failures of runs and of reading what they published. */
public final class JobProblems {
  private JobProblems() {}

  static WaymarkException nothingPublished() {
    return new WaymarkException(
        ExitCode.FAILED,
        "There is nothing to read yet",
        "no run has been completed in this warehouse",
        "Run waymark run first");
  }

  static WaymarkException notPublished(TableSpec table, Run run) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Table " + table.name() + " is not published",
        "run " + run.runId() + ", the last complete one, did not have it",
        "Run waymark run, which builds it");
  }
}
