package io.waymark.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A command that runs in a process of its own, and what became of it. */
final class ChildProcess {
  /** What makes a JVM that lives for a minute quicker. */
  static final List<String> SHORT_LIFE =
      List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m", "-XX:+UseSerialGC");

  private final List<String> command = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private Path input = Path.of("/dev/null");
  private Path folder = Path.of("").toAbsolutePath();
  private Duration limit = Duration.ofMinutes(5);

  private ChildProcess(List<String> command) {
    this.command.addAll(command);
  }

  static ChildProcess of(String... command) {
    return new ChildProcess(List.of(command));
  }

  /** A JVM like this one, opened up as Spark wants it and set for a short life. */
  static ChildProcess java(String... arguments) {
    return of(javaHome().resolve("bin/java").toString())
        .with("@bin/spark.options", "-Xmx1g", "-Duser.timezone=UTC")
        .with(SHORT_LIFE.toArray(String[]::new))
        .with(arguments);
  }

  static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  ChildProcess with(String... arguments) {
    command.addAll(List.of(arguments));
    return this;
  }

  /** Hands the command to another one as its last arguments. */
  ChildProcess through(String... runner) {
    command.addAll(0, List.of(runner));
    return this;
  }

  ChildProcess environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ChildProcess in(Path newFolder) {
    folder = newFolder;
    return this;
  }

  /** What the process reads from its standard input; nothing unless said. */
  ChildProcess reading(Path file) {
    input = file;
    return this;
  }

  ChildProcess limit(Duration newLimit) {
    limit = newLimit;
    return this;
  }

  /** Runs to the end; a process that takes longer than its limit is killed and fails the test. */
  Ended run() throws IOException, InterruptedException {
    Path out = Files.createTempFile("child", ".out");
    Path err = Files.createTempFile("child", ".err");
    Process process = builder().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    boolean hasEnded = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
    if (!hasEnded) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    Ended ended = new Ended(command, process.exitValue(), read(out), read(err));
    if (!hasEnded) {
      throw new AssertionError("still running after " + limit + ": " + ended);
    }
    return ended;
  }

  /** Starts and leaves it to the caller, who can follow what it says beside its result. */
  Process start() throws IOException {
    return builder().redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  ProcessBuilder builder() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(input.toFile()));
    builder.environment().putAll(environment);
    return builder;
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }

  /** What an ended process leaves. */
  record Ended(List<String> command, int exitCode, String out, String err) {

    /** Fails with everything that the process said unless it ended well. */
    Ended succeeded() {
      if (exitCode != 0) {
        throw new AssertionError(toString());
      }
      return this;
    }

    @Override
    public String toString() {
      return "exit code %d of %s%n%s%n%s".formatted(exitCode, command, out, err);
    }
  }
}
