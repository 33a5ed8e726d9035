package io.waymark.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Does independent work at the same time. Planning and committing a write, or its last task, leave
 * cores idle for seconds, in which another one can use them.
 */
final class Together {
  private Together() {}

  /** Returns when all have ended; throws what one of them threw, but not before the others end. */
  static void run(List<Runnable> works) {
    get(works.stream().map(Together::done).toList());
  }

  private static Supplier<Boolean> done(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  /** As {@link #run}; what they return, in their order. */
  static <T> List<T> get(List<Supplier<T>> works) {
    ExecutorService threads = Executors.newFixedThreadPool(works.size());
    try {
      List<CompletableFuture<T>> all =
          works.stream().map(work -> CompletableFuture.supplyAsync(work, threads)).toList();
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
      return all.stream().map(CompletableFuture::join).toList();
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
