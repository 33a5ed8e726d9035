package io.waymark.generate;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a shop's raw log: landing days of gzip JSON lines, and the truth about them. */
public final class ShopGenerator {
  /**
   * Files that exist are replaced.
   *
   * @param landing the folder of one source; day folders arise below it
   * @param truth a folder outside the landing folder; null: the truth is not written
   */
  public static Generated write(ShopSettings settings, Path landing, @Nullable Path truth) {
    Catalogue catalogue = new Catalogue(settings);
    List<ShopPart> parts =
        IntStream.range(0, settings.filesPerDay())
            .mapToObj(part -> new ShopPart(settings, catalogue, part))
            .toList();
    try {
      Generated generated = writeAll(parts, landing, truth);
      if (truth != null) {
        DayTotals totals = new DayTotals();
        parts.forEach(part -> totals.addAll(part.totals()));
        Files.createDirectories(truth);
        Files.writeString(truth.resolve("days.csv"), totals.toCsv());
      }
      return generated;
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(landing, e);
    }
  }

  private static Generated writeAll(List<ShopPart> parts, Path landing, @Nullable Path truth)
      throws IOException {
    int threads = Math.min(parts.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Generated>> tasks = new ArrayList<>();
      parts.forEach(part -> tasks.add(() -> part.write(landing, truth)));
      Generated sum = Generated.NOTHING;
      for (Future<Generated> done : pool.invokeAll(tasks)) {
        sum = sum.plus(done.get());
      }
      return sum;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof UncheckedIOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while generating", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static WaymarkException unwritable(Path landing, Exception cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Cannot write a generated shop to " + landing,
        String.valueOf(cause.getMessage()),
        "Check that the folder can be written and the disk has room, and run again",
        cause);
  }

  private ShopGenerator() {}
}
