package io.waymark.job;

import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import io.waymark.table.TableSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables as the last complete run left them: readers never see half a run. Which run that is
 * stays the same for all reads of one object, so that their rows belong together.
 */
public final class PublishedTables {
  private static final Set<String> LEDGER = Set.of(Runs.TABLE.name(), RunSteps.TABLE.name());

  private final RunHistory history;
  private @Nullable RunRecord lastDone;

  public PublishedTables(KernelTables tables) {
    this.history = new RunHistory(tables);
  }

  /** A read of all columns and rows at the published version. */
  public TableRead read(TableSpec table) {
    TableRead latest = TableRead.of(table);
    if (LEDGER.contains(table.name())) {
      return latest;
    }
    RunRecord done = run();
    return latest.at(
        done.versions()
            .version(table)
            .orElseThrow(() -> JobProblems.notPublished(table, done.run())));
  }

  /** The run whose rows these are. */
  public RunRecord run() {
    RunRecord done = lastDone;
    if (done == null) {
      done = history.lastDone().orElseThrow(JobProblems::nothingPublished);
      lastDone = done;
    }
    return done;
  }

  /** Did that run have the table? */
  public boolean has(TableSpec table) {
    return run().versions().version(table).isPresent();
  }
}
