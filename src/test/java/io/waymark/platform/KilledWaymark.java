package io.waymark.platform;

import io.waymark.cli.Main;
import io.waymark.testkit.disk.DiskFault;
import io.waymark.testkit.disk.FaultyDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The command line in a process that kills itself when it does something with a file. */
final class KilledWaymark {
  /** Of a process that was killed. */
  static final int EXIT_CODE = 128 + 9;

  private KilledWaymark() {}

  /**
   * A command on a shop that is killed at a moment.
   *
   * @param moment what is done, with which file
   */
  static ChildProcess at(String moment, Shop shop, String... arguments) {
    String[] parts = moment.split(" ", 2);
    return ChildProcess.java("-cp", System.getProperty("java.class.path"))
        .with(KilledWaymark.class.getName(), shop.warehouse().toString(), parts[0], parts[1])
        .with(shop.arguments(arguments))
        .limit(Duration.ofMinutes(15));
  }

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
