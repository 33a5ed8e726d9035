package io.waymark.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A program that is measured in a JVM of its own, with the same cores and memory as the others.
 *
 * @param arguments behind the folders of the landing and of the work
 */
record Contender(String name, Class<?> program, List<String> arguments) {
  static final int CORES = 2;
  static final String FIGURES = "figures.txt";

  Contender {
    arguments = List.copyOf(arguments);
  }

  /** Time and processor time, in seconds; NaN where it is not known. */
  record Times(double seconds, double cpuSeconds) {
    /** A part that a step comes to several times is told each time. */
    Times plus(Times other) {
      return new Times(seconds + other.seconds, cpuSeconds + other.cpuSeconds);
    }
  }

  Path work(Path folder) {
    return folder.resolve(name);
  }

  /** Runs it; the last entry, {@code process}, is that of the whole process. */
  Map<String, Times> run(Path folder, Path landing, String heap) throws Exception {
    Path work = work(folder);
    BenchShop.delete(work);
    Files.createDirectories(work);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(landing, work, heap))
            .redirectError(work.resolve("stderr.txt").toFile())
            .start();
    Map<String, Times> times = new LinkedHashMap<>();
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(line -> read(line, times));
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(name + " ended with exit code " + code + ", see " + work);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    times.compute("process", (step, time) -> new Times(seconds, time.cpuSeconds()));
    return times;
  }

  private List<String> command(Path landing, Path work, String heap) {
    String java = ProcessHandle.current().info().command().orElseThrow();
    List<String> options =
        List.of(
            "@bin/spark.options",
            "-Xmx" + heap,
            "-XX:ActiveProcessorCount=" + CORES,
            "-Duser.timezone=UTC",
            "-Dlog4j2.configurationFile=file:bin/log4j2.properties");
    String more = System.getenv().getOrDefault("WAYMARK_BENCH_CHILD_JVM", "");
    List<String> words = new ArrayList<>(List.of(java));
    words.addAll(options);
    Pattern.compile(" +").splitAsStream(more).filter(word -> !word.isEmpty()).forEach(words::add);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    words.addAll(List.of(landing.toString(), work.toString()));
    words.addAll(arguments);
    return words;
  }

  private static void read(String line, Map<String, Times> times) {
    List<String> words = Pattern.compile(" ").splitAsStream(line).toList();
    if (words.get(0).equals(Stopwatch.STEP)) {
      double seconds = Double.parseDouble(words.get(2));
      Times more = new Times(seconds, Double.parseDouble(words.get(3)));
      times.merge(words.get(1), more, Times::plus);
    } else {
      System.out.println(line);
    }
  }
}
