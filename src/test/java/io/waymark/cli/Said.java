package io.waymark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** What a command said and how it ended, in this process. */
record Said(int exitCode, String out, String err) {
  static Said by(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Main.run(out, err, arguments);
    return new Said(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}
