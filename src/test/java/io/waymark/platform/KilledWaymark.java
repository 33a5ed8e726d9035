package io.waymark.platform;

import io.waymark.cli.Main;
import io.waymark.testkit.disk.DiskFault;
import io.waymark.testkit.disk.FaultyDisk;
import java.nio.file.Path;
import java.util.Arrays;

/** The command line in a process that kills itself when it does something with a file. */
final class KilledWaymark {
  private KilledWaymark() {}

  /** The warehouse, what is done, with which file (both as a pattern), and then a command. */
  public static void main(String[] arguments) {
    String moment = arguments[1] + " " + arguments[2];
    FaultyDisk.faulty(
        Path.of(arguments[0]),
        point -> (point.operation() + " " + point.file()).matches(moment),
        DiskFault.KILLED);
    Main.main(Arrays.copyOfRange(arguments, 3, arguments.length));
  }
}
