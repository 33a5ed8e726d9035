package io.waymark.platform;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A shop of one golden day, with the commands that work on it as a user would give them.
 *
 * @param landing folder of its raw files
 */
record Shop(Path warehouse, Path landing) {
  static final String DAY = "2024-05-02";

  /** A run takes seconds; on a machine that is busy otherwise it has taken minutes. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private static final Path GOLDEN =
      Path.of("src/test/resources/golden/plain-day").toAbsolutePath();
  private static final Path PUBLISHED = Path.of("target/published").toAbsolutePath();

  /** Lies in a folder whose shop is made. */
  private static final String DONE = "done";

  /**
   * The classes of the run that publishes, read and checked: a third of the work of the commands
   * after it. Relative, as options are parted at spaces; where it is not found a JVM goes without.
   */
  private static final String ARCHIVE = "target/published/waymark.jsa";

  /** Nothing has run in it yet. */
  static Shop empty(Path folder) throws IOException {
    Path landing = folder.resolve("landing");
    copy(GOLDEN.resolve("landing"), landing);
    return new Shop(folder.resolve("warehouse"), landing);
  }

  /** Published by one run; made once per build, for tests that only read. */
  static Shop published() throws IOException, InterruptedException {
    return once(
        PUBLISHED,
        shop ->
            shop.waymark("run", "--date", DAY)
                .environment("WAYMARK_JVM", jvm("-XX:ArchiveClassesAtExit=" + ARCHIVE))
                .run()
                .succeeded());
  }

  /**
   * Made once per build, by whichever test asks first: they run in several JVMs.
   *
   * @param folder of the shop alone
   */
  static synchronized Shop once(Path folder, Making making)
      throws IOException, InterruptedException {
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    try (FileChannel mark = FileChannel.open(lock, CREATE, WRITE)) {
      mark.lock();
      Path done = folder.resolve(DONE);
      if (Files.notExists(done) || !isNewer(done, BuiltProject.jar())) {
        delete(folder);
        making.make(empty(folder));
        Files.createFile(done);
      }
      return new Shop(folder.resolve("warehouse"), folder.resolve("landing"));
    }
  }

  /** What is done with a shop in which nothing has run. */
  interface Making {
    void make(Shop shop) throws IOException, InterruptedException;
  }

  /** The same for a test that changes it. */
  Shop copyTo(Path folder) throws IOException {
    Shop copied = new Shop(folder.resolve("warehouse"), folder.resolve("landing"));
    copy(warehouse, copied.warehouse);
    copy(landing, copied.landing);
    return copied;
  }

  /** A command on this shop in a process of its own. */
  ChildProcess waymark(String... arguments) {
    return bare(arguments(arguments));
  }

  /** A command that takes no folders. */
  static ChildProcess bare(String... arguments) {
    return ChildProcess.of(Path.of("bin/waymark").toAbsolutePath().toString())
        .with(arguments)
        .limit(LIMIT)
        .environment("WAYMARK_ARCHIVE", "off")
        .environment("WAYMARK_HEAP", "1g")
        .environment(
            "WAYMARK_JVM",
            Files.exists(PUBLISHED.resolve(DONE))
                ? jvm("-XX:SharedArchiveFile=" + ARCHIVE)
                : jvm(""));
  }

  /** What a JVM thinks of an archive must not stand in what a command says. */
  private static String jvm(String archive) {
    return String.join(" ", ChildProcess.SHORT_LIFE)
        + " -Xlog:disable -Xlog:all=error:stderr "
        + archive;
  }

  /** Completes the arguments of a command by this shop's folders. */
  String[] arguments(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    Map.of("--conf", GOLDEN, "--warehouse", warehouse, "--landing", landing)
        .forEach((option, folder) -> all.addAll(List.of(option, folder.toString())));
    return all.toArray(String[]::new);
  }

  /** What it publishes of sessions and figures, but for the numbers and times of runs. */
  List<String> rows() throws IOException, InterruptedException {
    List<String> tables = new ArrayList<>();
    for (String table : List.of("sessions", "session_conversions", "orders", "daily_stage_rates")) {
      String rows = waymark("export", table).run().succeeded().out();
      tables.add(
          table
              + rows.lines()
                  .map(
                      row ->
                          row.replaceAll("\\d{6}-\\d{8}T\\d{6}Z|\\d{4}-\\d\\d-\\d\\dT[^,]*$", ""))
                  .sorted()
                  .toList());
    }
    return tables;
  }

  /** Lands a file of raw lines. */
  void land(String day, List<String> lines) throws IOException {
    Path folder = Files.createDirectories(landing.resolve("web").resolve(day));
    Files.write(folder.resolve("clicks.jsonl"), lines);
  }

  private static boolean isNewer(Path file, Path other) throws IOException {
    return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) > 0;
  }

  /** With the files' times, by which a run knows what it has read. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file).toString()),
                StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
