package io.waymark.cli;

import io.waymark.job.Progress;
import io.waymark.storage.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Progress of long work: one line that is rewritten on a terminal, plain lines elsewhere, and
 * objects like those of the log where WAYMARK_LOG_FORMAT is json. The launcher knows whether
 * standard error is a terminal; Java does not.
 */
final class Console implements Progress {
  private final PrintWriter err;
  private final boolean isTerminal;
  private final boolean isJson;
  private final long began = System.nanoTime();

  Console(PrintWriter err) {
    this.err = err;
    this.isJson = "json".equals(System.getProperty("waymark.log.format"));
    this.isTerminal = !isJson && Boolean.getBoolean("waymark.terminal");
  }

  @Override
  public void says(String text) {
    double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    String line =
        isJson
            ? event(Instant.now(), seconds, text)
            : String.format(Locale.ROOT, "%6.1f s  %s", seconds, text);
    if (isTerminal) {
      err.print("\r\u001b[2K" + line);
    } else {
      err.println(line);
    }
    err.flush();
  }

  static String event(Instant at, double seconds, String text) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("@timestamp", at.toString());
    event.put("log.level", "INFO");
    event.put("message", text);
    event.put("log.logger", "io.waymark");
    event.put("elapsed_seconds", seconds);
    return Json.write(event);
  }

  /** Said on a terminal only: nobody wants to read it later. */
  void shows(String text) {
    if (isTerminal) {
      says(text);
    }
  }

  /** Leaves nothing of the line that a terminal shows. */
  void clears() {
    if (isTerminal) {
      err.print("\r\u001b[2K");
      err.flush();
    }
  }

  /** Ends the line that a terminal shows. */
  void ends() {
    if (isTerminal) {
      err.println();
    }
  }
}
