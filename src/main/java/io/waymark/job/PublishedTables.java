package io.waymark.job;

import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import io.waymark.table.TableSpec;
import java.util.Set;

/** The tables as the last complete run left them: readers never see half a run. */
public final class PublishedTables {
  private static final Set<String> LEDGER = Set.of(Runs.TABLE.name(), RunSteps.TABLE.name());

  private final RunHistory history;

  public PublishedTables(KernelTables tables) {
    this.history = new RunHistory(tables);
  }

  /** A read of all columns and rows at the published version. */
  public TableRead read(TableSpec table) {
    TableRead latest = TableRead.of(table);
    if (LEDGER.contains(table.name())) {
      return latest;
    }
    RunRecord done = history.lastDone().orElseThrow(JobProblems::nothingPublished);
    return latest.at(
        done.versions()
            .version(table)
            .orElseThrow(() -> JobProblems.notPublished(table, done.run())));
  }
}
