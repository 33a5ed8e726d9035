package io.waymark.cli;

import io.waymark.job.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Progress of long work: one line that is rewritten on a terminal, plain lines elsewhere. The
 * launcher knows whether standard error is a terminal; Java does not.
 */
final class Console implements Progress {
  private final PrintWriter err;
  private final boolean isTerminal;
  private final long began = System.nanoTime();

  Console(PrintWriter err) {
    this.err = err;
    this.isTerminal = Boolean.getBoolean("waymark.terminal");
  }

  @Override
  public void says(String text) {
    double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    String line = String.format(Locale.ROOT, "%6.1f s  %s", seconds, text);
    if (isTerminal) {
      err.print("\r\u001b[2K" + line);
    } else {
      err.println(line);
    }
    err.flush();
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
