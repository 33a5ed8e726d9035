package io.waymark.bench;

import com.sun.management.OperatingSystemMXBean;
import io.waymark.generate.Generated;
import io.waymark.generate.ShopGenerator;
import io.waymark.generate.ShopSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The generator beside plain compression of the same bytes at level 1, each on two threads and to
 * the same disk: {@code GenerateBench FOLDER [LINES [ROUNDS]]}. The generator also writes its
 * truth. On a machine that does other work as well, look at the ratio of processor time.
 */
public final class GenerateBench {
  private static final int THREADS = 2;
  private static final int DAYS = 10;
  private static final int BUFFER = 1 << 16;

  private GenerateBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long lines = arguments.length > 1 ? Long.parseLong(arguments[1]) : 2_000_000;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    ShopSettings shop =
        ShopSettings.typical(1, "shop", LocalDate.of(2024, 5, 1), DAYS, 1)
            .withFilesPerDay(THREADS)
            .withLines(lines);
    for (int round = 1; round <= rounds; round++) {
      measure(round, shop, folder);
    }
  }

  private static void measure(int round, ShopSettings shop, Path folder) throws Exception {
    Path landing = folder.resolve("landing");
    Stopwatch generating = new Stopwatch();
    Generated generated = ShopGenerator.write(shop, landing, folder.resolve("truth"));
    Spent ours = generating.stop();
    List<Path> plain = unpack(landing, folder.resolve("plain"));
    Stopwatch compressing = new Stopwatch();
    compress(plain);
    Spent gzip = compressing.stop();
    double megabytes = generated.plainBytes() / 1e6;
    System.out.printf(
        Locale.ROOT,
        "round %d: %,d lines, %.0f MB; generated %.0f MB/s (%.1f s of CPU),"
            + " gzip alone %.0f MB/s (%.1f s); ratio %.2f, of CPU %.2f%n",
        round,
        generated.lines(),
        megabytes,
        megabytes / ours.seconds(),
        ours.cpuSeconds(),
        megabytes / gzip.seconds(),
        gzip.cpuSeconds(),
        gzip.seconds() / ours.seconds(),
        gzip.cpuSeconds() / ours.cpuSeconds());
  }

  private static List<Path> unpack(Path landing, Path plain) throws IOException {
    Files.createDirectories(plain);
    List<Path> unpacked = new ArrayList<>();
    try (Stream<Path> files = Files.walk(landing)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path target = plain.resolve(unpacked.size() + ".jsonl");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER);
            OutputStream out = Files.newOutputStream(target)) {
          in.transferTo(out);
        }
        unpacked.add(target);
      }
    }
    return unpacked;
  }

  private static void compress(List<Path> files) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Path>> tasks = new ArrayList<>();
      files.forEach(file -> tasks.add(() -> compress(file)));
      for (Future<Path> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  private static Path compress(Path file) {
    Path target = file.resolveSibling(file.getFileName() + ".gz");
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new FastGzip(Files.newOutputStream(target))) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Spent(double seconds, double cpuSeconds) {}

  private static final class Stopwatch {
    private final OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long start = System.nanoTime();
    private final long cpuStart = system.getProcessCpuTime();

    Spent stop() {
      return new Spent(
          (System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - cpuStart) / 1e9);
    }
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream target) throws IOException {
      super(target, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
