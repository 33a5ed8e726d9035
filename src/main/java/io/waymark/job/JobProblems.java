package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.rate.FigureRows;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.NavigableSet;

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

  static WaymarkException cutOtherwise(NavigableSet<LocalDate> days) {
    return new WaymarkException(
        ExitCode.USAGE,
        "The rates can't be computed from the sessions that stand",
        days.size()
            + " days, from "
            + days.first()
            + " to "
            + days.last()
            + ", were cut with other conversions, stages or dimensions",
        "Begin one step earlier: waymark backfill --from-step sessions");
  }

  static WaymarkException tooManyFigures(
      String day, long rows, FigureRows.Estimate largest, Settings settings) {
    return new WaymarkException(
        ExitCode.GATE,
        "The slices would make too many figures; no published table was changed",
        String.format(
            Locale.ROOT,
            "store %s would take about %,d rows, of which slice %s takes %,d (%,d values);"
                + " quality.max-rows-per-day is %,d",
            day,
            rows,
            largest.slice(),
            largest.rows(),
            largest.values(),
            settings.quality().maxRowsPerDay()),
        "Leave this slice out, take a dimension with fewer values, or raise the limit");
  }

  static WaymarkException noSuchTable(String name, Collection<String> known) {
    return new WaymarkException(
        ExitCode.USAGE,
        "There is no table " + name,
        "the tables are " + String.join(", ", known),
        "Name one of them with --table, or leave it out for all");
  }

  static WaymarkException lostSummary(String path) {
    return new WaymarkException(
        ExitCode.FAILED,
        "The reading of " + path + " left no summary",
        "its side file is missing below the warehouse's _waymark folder",
        "Run it again: nothing of this run counts");
  }

  static WaymarkException miscounted(long fileId, long counted, long written) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Delivery " + fileId + " does not add up",
        counted + " events were read and " + written + " stand in the table",
        "Run it again: nothing of this run counts; if it stays so, report it");
  }
}
