package io.waymark.serve;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.ServeSettings;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server as a child process: spark-submit with the door as its main class. */
public final class ServerProcess {
  private static final String DOOR = "io.waymark.serve.spark.Door";

  /** Also when it is still starting: it has nothing to lose. */
  private static final int SECONDS_TO_END = 20;

  private final ServeSettings settings;
  private final SparkHome home;

  public ServerProcess(ServeSettings settings, SparkHome home) {
    this.settings = settings;
    this.home = home;
  }

  /** Runs until the server ends, or this process is told to; gives the exit code. */
  public int run(Path configFolder, List<String> overrides) throws IOException {
    check();
    ProcessBuilder builder = new ProcessBuilder(command(configFolder, overrides));
    builder.environment().put("SPARK_HOME", home.folder().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // Standard input is a pipe that nobody writes to: when it closes, the server ends.
    Process server =
        builder
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
    try {
      return server.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED.code();
    }
  }

  private void check() throws IOException {
    settings
        .users()
        .map(Path::of)
        .map(Users::read)
        .filter(Users::isEmpty)
        .ifPresent(none -> refuse("users file has nobody in it", "Run waymark serve --add-user"));
    settings
        .keystore()
        .filter(file -> !Files.isReadable(Path.of(file)))
        .ifPresent(file -> refuse("keystore " + file + " can't be read", "Correct serve.keystore"));
    String variable = settings.keystorePasswordEnv();
    if (settings.keystore().isPresent() && System.getenv(variable) == null) {
      refuse("environment variable " + variable + " is not set", "Set it to the password");
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(
          new java.net.InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
    } catch (IOException e) {
      throw new WaymarkException(
          ExitCode.FAILED,
          "Cannot listen on %s port %d".formatted(settings.host(), settings.port()),
          String.valueOf(e.getMessage()),
          "End what uses the port, or choose another one with --port");
    }
  }

  private static void refuse(String reason, String remedy) {
    throw new WaymarkException(ExitCode.USAGE, "Cannot serve the tables", reason, remedy);
  }

  private List<String> command(Path configFolder, List<String> overrides) {
    List<String> command = new ArrayList<>();
    command.add(home.submit().toString());
    command.addAll(List.of("--master", "local[*]", "--class", DOOR));
    command.addAll(
        List.of(
            "--driver-memory",
            System.getenv().getOrDefault("WAYMARK_HEAP", "2g"),
            "--driver-java-options",
            jvmOptions(),
            // Not --jars: only the first connection would see them.
            "--driver-class-path",
            ourClassPath(),
            "--conf",
            "spark.ui.enabled=false",
            "--conf",
            "spark.driver.host=localhost",
            "--conf",
            "spark.driver.bindAddress=127.0.0.1"));
    command.add("spark-internal");
    command.add(configFolder.toString());
    command.addAll(overrides);
    return command;
  }

  private static String jvmOptions() {
    String file = System.getProperty("log4j2.configurationFile");
    String logging = file == null ? "" : " -Dlog4j2.configurationFile=" + file;
    return "-Duser.timezone=UTC -Dderby.stream.error.field=" + DOOR + ".NOWHERE" + logging;
  }

  /** Ours and Delta; all else that we have is in the distribution. */
  private static String ourClassPath() {
    String all = System.getProperty("java.class.path");
    String ours =
        Stream.of(all.split(File.pathSeparator, -1))
            .filter(entry -> Path.of(entry).getFileName() != null)
            .filter(entry -> isOurs(String.valueOf(Path.of(entry).getFileName())))
            .collect(Collectors.joining(File.pathSeparator));
    if (!ours.contains("delta-spark")) {
      throw new WaymarkException(
          ExitCode.FAILED,
          "Cannot start the server",
          "the jars of Delta are not on the class path",
          "Start it by bin/waymark serve");
    }
    return ours;
  }

  private static boolean isOurs(String name) {
    return name.startsWith("waymark-")
        || name.startsWith("delta-")
        || name.startsWith("unitycatalog-");
  }

  private static void end(Process server) {
    server.destroy();
    try {
      if (!server.waitFor(SECONDS_TO_END, java.util.concurrent.TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
    }
  }
}
