package io.waymark.cli;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page about the command line, made of what the commands say of themselves. */
final class CommandPage {
  private static final int WIDTH = 100;

  private CommandPage() {}

  static String text() {
    CommandLine commands = Main.commands(new ByteArrayOutputStream()).setUsageHelpWidth(WIDTH);
    StringBuilder page =
        new StringBuilder(
            """
            # Command line

            Generated from the commands' own help texts. Results go to standard output, everything \
            else to standard error.

            """);
    page.append(block(commands));
    for (Map.Entry<String, CommandLine> command : commands.getSubcommands().entrySet()) {
      page.append("\n## ")
          .append(command.getKey())
          .append("\n\n")
          .append(block(command.getValue()));
    }
    return page.toString();
  }

  private static String block(CommandLine command) {
    return "```text\n" + command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n") + "```\n";
  }
}
