package io.waymark.job;

import io.waymark.storage.CommitInfo;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.TableFiles;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import io.waymark.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes back what a killed run left behind: commits that no ended step has recorded. A table that
 * only such a run has written to becomes empty again.
 */
public final class Healing {
  private final KernelTables tables;

  public Healing(KernelTables tables) {
    this.tables = tables;
  }

  /** What has to be taken back; empty when the last run ended in order. */
  public List<Restoration> needed(List<TableSpec> specs) {
    TableVersions recorded = new RunHistory(tables).versionsToKeep();
    TableVersions current = TableVersions.current(tables, specs);
    List<Restoration> restorations = new ArrayList<>();
    for (TableSpec table : specs) {
      if (table.name().equals(Runs.TABLE.name()) || table.name().equals(RunSteps.TABLE.name())) {
        continue;
      }
      long keep = recorded.version(table).orElse(0);
      long now = current.version(table).orElse(0);
      if (now < keep) {
        throw StorageProblems.olderThanRecorded(table.name(), keep, now);
      }
      if (now > keep) {
        restorations.add(new Restoration(table, keep, now));
      }
    }
    return restorations;
  }

  public void heal(List<Restoration> restorations, TableFiles files, CommitInfo info) {
    for (Restoration restoration : restorations) {
      files.restore(restoration.table(), restoration.keep(), info);
    }
  }

  /** A table whose commits after the version to keep did not happen. */
  public record Restoration(TableSpec table, long keep, long current) {}
}
