package io.waymark.job.report;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Spelling;
import java.nio.file.Path;
import java.util.Collection;

/** Why a report can't be written. */
final class ReportProblems {
  private ReportProblems() {}

  static WaymarkException noStore(String store, Collection<String> stores) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot report on store " + store,
        "there is no such store" + Spelling.hint(store, stores),
        "Name one of " + String.join(", ", stores));
  }

  static WaymarkException noFigures() {
    return new WaymarkException(
        ExitCode.FAILED,
        "There is nothing to report",
        "no store has figures for these days",
        "Choose other days with --from and --to; waymark status says what is published");
  }

  static WaymarkException unwritable(Path file, Exception cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Cannot write " + file,
        String.valueOf(cause),
        "Name a file in a folder that may be written to with --out",
        cause);
  }
}
