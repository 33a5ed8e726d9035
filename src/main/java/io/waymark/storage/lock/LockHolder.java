package io.waymark.storage.lock;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Properties;

/** Who holds a lock, in words for people; whether it is held, only the lock itself says. */
record LockHolder(String pid, String host, String user, String command, String startedAt) {
  private static final String UNKNOWN = "unknown";

  static LockHolder thisProcess(String command) {
    ProcessHandle process = ProcessHandle.current();
    return new LockHolder(
        Long.toString(process.pid()),
        thisHost(),
        System.getProperty("user.name", UNKNOWN),
        command.replaceAll("\\R", " "),
        process.info().startInstant().map(Instant::toString).orElse(UNKNOWN));
  }

  String text() {
    return "pid=%s\nhost=%s\nuser=%s\nstarted=%s\ncommand=%s\n"
        .formatted(pid, host, user, startedAt, command.replace("\\", "\\\\"));
  }

  /** What a holder wrote; a part that is missing, because it was just being written, is unknown. */
  static LockHolder parse(String text) {
    Properties parts = new Properties();
    try {
      parts.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LockHolder(
        parts.getProperty("pid", UNKNOWN),
        parts.getProperty("host", UNKNOWN),
        parts.getProperty("user", UNKNOWN),
        parts.getProperty("command", UNKNOWN),
        parts.getProperty("started", UNKNOWN));
  }

  String inWords() {
    return "process %s of user %s on %s, started %s, runs: %s"
        .formatted(pid, user, host, startedAt, command);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return UNKNOWN;
    }
  }
}
