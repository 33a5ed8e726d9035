package io.waymark.platform;

import java.nio.file.Path;

/** bin/waymark, which finds the built jar and starts it. */
final class Launcher {
  static final Path SCRIPT = Path.of("bin/waymark").toAbsolutePath();

  private Launcher() {}

  /** No archives: the background is for people, not for builds. */
  static ChildProcess waymark(Path script, String... arguments) {
    return ChildProcess.of(script.toString())
        .with(arguments)
        .environment("JAVA_HOME", ChildProcess.javaHome().toString())
        .environment("WAYMARK_ARCHIVE", "off");
  }
}
