package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.serve.ServerProcess;
import io.waymark.serve.SparkHome;
import io.waymark.serve.Users;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Lets BI tools read the published tables over JDBC and ODBC, by the Thrift server of a Spark distribution.")
final class ServeCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(names = "--host", description = "Address to listen on, instead of serve.host.")
  private @Nullable String host;

  @Option(names = "--port", description = "Port to listen on, instead of serve.port.")
  private @Nullable Integer port;

  @Option(
      names = "--spark-home",
      paramLabel = "DIR",
      description =
          "Spark distribution, or a Python environment with pyspark. Default: SPARK_HOME, or the pyspark of python3.")
  private @Nullable Path sparkHome;

  @Option(
      names = "--add-user",
      paramLabel = "NAME",
      description =
          "Adds NAME to the file serve.users, or changes its password, and ends. The password is read from standard input.")
  private @Nullable String newUser;

  @Override
  public Integer call() throws IOException {
    List<String> more = new ArrayList<>();
    if (host != null) {
      more.add("serve.host=" + host);
    }
    if (port != null) {
      more.add("serve.port=" + port);
    }
    Settings settings = config.load(more);
    if (newUser != null) {
      return add(newUser, settings);
    }
    var unused = config.tables(settings);
    List<String> overrides = new ArrayList<>(config.overrides());
    overrides.addAll(more);
    ServerProcess server =
        new ServerProcess(settings.serve(), SparkHome.find(sparkHome, System.getenv()));
    return server.run(config.folder(), overrides);
  }

  private int add(String name, Settings settings) throws IOException {
    Path file =
        Path.of(
            settings
                .serve()
                .users()
                .orElseThrow(
                    () ->
                        new WaymarkException(
                            ExitCode.USAGE,
                            "Cannot add a user",
                            "serve.users is not set",
                            "Set it to the file that is to hold names and password hashes")));
    Users.add(file, name, password());
    PrintWriter out = spec.commandLine().getOut();
    out.println(name + " may connect now, also to a server that already runs");
    out.flush();
    return ExitCode.DONE.code();
  }

  /** The first line of standard input. */
  private static String password() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }
}
