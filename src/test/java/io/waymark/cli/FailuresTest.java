package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void librariesThatDoNotFitAreNamedWithWhatToDo() {
    StringWriter err = new StringWriter();

    int exitCode =
        Failures.explainMismatch(
            new NoSuchMethodError("org.example.Missing.method()"), new PrintWriter(err, true));

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines().toList())
        .startsWith(
            "waymark: Libraries on the class path don't fit each other",
            "  why:  java.lang.NoSuchMethodError: org.example.Missing.method()",
            "  do:   Use a Spark and the Delta that is built for it; waymark doctor checks it");
  }
}
