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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a shop's raw log: landing days of gzip JSON lines, and the truth about them. */
public final class ShopGenerator {
  /** Below the landing folder, where no reader looks: what replaces files, by day of delivery. */
  public static final String LATER = "_later";

  /** Below the landing folder, where no reader looks: a place for the truth. */
  public static final String TRUTH = "_truth";

  /** The same without an ear for progress. */
  public static Generated write(ShopSettings settings, Path landing, @Nullable Path truth) {
    return write(settings, landing, truth, sum -> {});
  }

  /**
   * Files that exist are replaced.
   *
   * @param landing the folder of one source; day folders arise below it
   * @param truth a folder of its own; null: the truth is not written
   * @param progress hears after each file what was written so far
   */
  public static Generated write(
      ShopSettings settings, Path landing, @Nullable Path truth, Consumer<Generated> progress) {
    Catalogue catalogue = new Catalogue(settings);
    List<ShopPart> parts =
        IntStream.range(0, settings.filesPerDay())
            .mapToObj(part -> new ShopPart(settings, catalogue, part))
            .toList();
    try {
      Tally tally = new Tally(progress);
      List<LandedFile> landed = writeAll(parts, landing, truth, tally);
      if (truth != null) {
        conclude(parts, landed, truth);
        conclude(settings, truth);
      }
      return tally.sum();
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(landing, e);
    }
  }

  private static void conclude(List<ShopPart> parts, List<LandedFile> landed, Path truth)
      throws IOException {
    DayTotals totals = new DayTotals();
    parts.forEach(part -> totals.addAll(part.totals()));
    Files.createDirectories(truth);
    Files.writeString(truth.resolve("days.csv"), totals.toCsv());
    StringBuilder files = new StringBuilder(LandedFile.HEADER);
    landed.stream().sorted(LandedFile.IN_ORDER).map(LandedFile::row).forEach(files::append);
    Files.writeString(truth.resolve("files.csv"), files);
  }

  private static void conclude(ShopSettings settings, Path truth) throws IOException {
    if (settings.experiment().isPresent()) {
      Files.writeString(truth.resolve("experiment.csv"), settings.experiment().get().toCsv());
    }
    Plantings plantings = settings.plantings();
    if (!plantings.isEmpty()) {
      Files.writeString(truth.resolve("plantings.csv"), plantings.toCsv());
    }
    if (plantings.lead().isPresent()) {
      Files.writeString(truth.resolve("lead.csv"), plantings.ratesToCsv(settings));
    }
  }

  private static List<LandedFile> writeAll(
      List<ShopPart> parts, Path landing, @Nullable Path truth, Tally tally) throws IOException {
    int threads = Math.min(parts.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<List<LandedFile>>> tasks = new ArrayList<>();
      parts.forEach(part -> tasks.add(() -> part.write(landing, truth, tally::add)));
      List<LandedFile> landed = new ArrayList<>();
      for (Future<List<LandedFile>> done : pool.invokeAll(tasks)) {
        landed.addAll(done.get());
      }
      return landed;
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

  /** What all threads have written. */
  private static final class Tally {
    private final Consumer<Generated> progress;
    private Generated sum = Generated.NOTHING;

    Tally(Consumer<Generated> progress) {
      this.progress = progress;
    }

    synchronized void add(LandedFile file) {
      sum = sum.plus(file);
      progress.accept(sum);
    }

    synchronized Generated sum() {
      return sum;
    }
  }

  private ShopGenerator() {}
}
