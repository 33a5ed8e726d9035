package io.waymark.storage.kernel;

import io.delta.kernel.Operation;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterable;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.fs.FSError;

/** Commits to one table, while the lock is held; another writer's commit is an error. */
final class KernelCommit {
  static final String ENGINE_INFO = "Waymark";

  private final KernelTables tables;
  private final Engine engine;
  private final WarehouseLock lock;
  private final TableSpec table;

  KernelCommit(KernelTables tables, WarehouseLock lock, TableSpec table) {
    this.tables = tables;
    this.engine = tables.engine();
    this.lock = lock;
    this.table = table;
  }

  /** A transaction on the table as it is now. */
  Transaction update(String engineInfo) {
    return tables
        .snapshot(table)
        .buildUpdateTableTransaction(engineInfo, Operation.WRITE)
        .withMaxRetries(0)
        .build(engine);
  }

  /** Commits and says the version. */
  long commit(Transaction transaction, List<Row> actions) {
    lock.check();
    try {
      TransactionCommitResult result =
          transaction.commit(
              engine,
              CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
      result.getPostCommitHooks().forEach(this::afterCommit);
      lock.check();
      return result.getVersion();
    } catch (ConcurrentWriteException | MaxCommitRetryLimitReachedException e) {
      throw StorageProblems.foreignCommit(table, transaction.getReadTableVersion() + 1);
    } catch (KernelEngineException | UncheckedIOException | FSError e) {
      throw StorageProblems.unwritable(table, tables.path(table), e);
    }
  }

  // Checkpoints and checksums only make later reads cheaper, and the commit is done.
  private void afterCommit(PostCommitHook hook) {
    try {
      hook.threadSafeInvoke(engine);
    } catch (IOException | UncheckedIOException | FSError e) {
      System.getLogger(KernelCommit.class.getName())
          .log(System.Logger.Level.WARNING, "no " + hook.getType() + " was written", e);
    }
  }
}
