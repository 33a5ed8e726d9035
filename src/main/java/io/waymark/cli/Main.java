package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.io.PrintWriter;
import picocli.AutoComplete;
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
      RunCommand.class,
      IngestCommand.class,
      SessionizeCommand.class,
      RatesCommand.class,
      StatusCommand.class,
      ExportCommand.class
    },
    footerHeading = "%nExit codes%n",
    footer = {
      "  0  done",
      "  1  failed",
      "  2  usage or configuration",
      "  3  a quality gate stopped it",
      "  4  someone else is writing to the warehouse: try again"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Ends the process with the exit code, except where the cluster reports the end itself. */
  public static void main(String[] args) {
    int code = run(args);
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
    CommandLine commands = new CommandLine(new Main());
    commands.addSubcommand("completion", new AutoComplete.GenerateCompletion());
    return commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::explain)
        .execute(args);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (failure instanceof WaymarkException known) {
      err.println("waymark: " + known.problem());
      err.println("  why:  " + known.reason());
      err.println("  do:   " + known.remedy());
      return known.exitCode().code();
    }
    err.println("waymark: " + command.getCommandName() + " failed: " + failure);
    failure.printStackTrace(err);
    return ExitCode.FAILED.code();
  }
}
