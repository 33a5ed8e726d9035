package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells people what went wrong, and the caller by the exit code. */
final class Failures {
  private static final Set<String> WORDY = Set.of("info", "debug", "trace", "all");

  private Failures() {}

  /** The command line is wrong: says how, and where the right one is described. */
  static int refuse(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("waymark: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    if (command.getParent() == null) {
      command.usage(err);
    } else {
      err.println("  try:  " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE.code();
  }

  /** The command has begun and failed. */
  static int explain(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    if (hasEndingBegun()) {
      return ExitCode.FAILED.code();
    }
    PrintWriter err = command.getErr();
    if (failure instanceof WaymarkException known) {
      err.println("waymark: " + known.problem());
      print(err, "  why:  ", known.reason());
      print(err, "  do:   ", known.remedy());
      if (known.getCause() != null) {
        printTrace(err, known.getCause());
      }
      return known.exitCode().code();
    }
    err.println("waymark: " + command.getCommandName() + " failed: " + failure);
    failure.printStackTrace(err);
    return ExitCode.FAILED.code();
  }

  /** A class or method is missing: the libraries on the class path don't belong together. */
  static int explainMismatch(LinkageError failure, PrintWriter err) {
    err.println("waymark: Libraries on the class path don't fit each other");
    print(err, "  why:  ", String.valueOf(failure));
    print(
        err,
        "  do:   ",
        "Use a Spark and the Delta that is built for it; waymark doctor checks it");
    printTrace(err, failure);
    return ExitCode.FAILED.code();
  }

  private static void print(PrintWriter err, String label, String text) {
    List<String> lines = text.strip().lines().map(String::stripTrailing).toList();
    String indent = " ".repeat(label.length());
    for (int i = 0; i < lines.size(); i++) {
      err.println((i == 0 ? label : indent) + lines.get(i).strip());
    }
  }

  private static void printTrace(PrintWriter err, Throwable cause) {
    String level = System.getenv("WAYMARK_LOG_LEVEL");
    if (level != null && WORDY.contains(level)) {
      cause.printStackTrace(err);
    } else {
      err.println("  more: WAYMARK_LOG_LEVEL=info also shows where in the program it happened");
    }
  }

  /**
   * After a signal, Spark stops below the command's feet: what fails then tells nobody anything.
   */
  private static boolean hasEndingBegun() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
