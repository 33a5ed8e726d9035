package io.waymark.cli;

import io.waymark.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: {@code waymark COMMAND}, and the class that spark-submit starts. */
@Command(
    name = "waymark",
    description = "Event logs in, daily micro-conversion and funnel-stage rates in Delta out.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ValidateCommand.class,
      DoctorCommand.class,
      LandedCommand.class,
      PlanCommand.class,
      RunCommand.class,
      IngestCommand.class,
      SessionizeCommand.class,
      RatesCommand.class,
      InsightsCommand.class,
      BackfillCommand.class,
      LoadHeldCommand.class,
      ReplayRejectedCommand.class,
      RepairCommand.class,
      MaintainCommand.class,
      ForgetCommand.class,
      StatusCommand.class,
      AlertsCommand.class,
      ExperimentCommand.class,
      ExplainCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      ViewsCommand.class,
      ServeCommand.class,
      GenerateCommand.class,
      CompletionCommand.class
    },
    footerHeading = "%nExit codes%n",
    footer = {
      "  0  done",
      "  1  failed",
      "  2  usage or configuration",
      "  3  a quality gate stopped it; alerts --fail: there are alerts",
      "  4  someone else is writing to the warehouse: try again"
    })
public final class Main implements Runnable {
  private final OutputStream output;

  @Spec private CommandSpec spec;

  private Main(OutputStream output) {
    this.output = output;
  }

  /** Ends the process with the exit code, except where the cluster reports the end itself. */
  public static void main(String[] args) {
    OutputStream result = new FileOutputStream(FileDescriptor.out);
    // What libraries print must not mix with what a program reads from us.
    System.setOut(System.err);
    int code = run(result, System.err, args);
    if (code == ExitCode.DONE.code()) {
      return;
    }
    if (Deployment.isOwnedByCluster()) {
      throw new IllegalStateException("waymark ended with exit code " + code);
    }
    System.exit(code);
  }

  /** Runs a command and returns its exit code. */
  public static int run(String... args) {
    return run(System.out, System.err, args);
  }

  /** The same with the results on one stream, and all that is said beside them on another. */
  static int run(OutputStream out, OutputStream err, String... args) {
    PrintWriter problems = writer(err);
    try {
      return commands(out)
          .setOut(writer(out))
          .setErr(problems)
          .setExecutionExceptionHandler(Failures::explain)
          .setParameterExceptionHandler(Failures::refuse)
          .execute(args);
    } catch (LinkageError e) {
      return Failures.explainMismatch(e, problems);
    }
  }

  static CommandLine commands(OutputStream out) {
    return new CommandLine(new Main(out))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, new Days());
  }

  /** Where a command writes what is too much for a text. */
  OutputStream output() {
    return output;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
