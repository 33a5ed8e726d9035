package io.waymark.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Does independent writes at the same time. Planning and committing a write leaves the cores idle
 * for seconds, in which another one can use them.
 */
final class Together {
  private Together() {}

  /** Returns when all have ended; throws what one of them threw, but not before the others end. */
  static void run(List<Runnable> writes) {
    ExecutorService threads = Executors.newFixedThreadPool(writes.size());
    try {
      CompletableFuture.allOf(
              writes.stream()
                  .map(write -> CompletableFuture.runAsync(write, threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw e;
    } finally {
      threads.shutdown();
    }
  }
}
