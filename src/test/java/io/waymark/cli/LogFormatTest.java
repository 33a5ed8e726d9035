package io.waymark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.storage.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;

/** What bin/waymark logs with WAYMARK_LOG_FORMAT=json can be read by a program, line by line. */
class LogFormatTest {
  @Test
  void everyEventIsOneObjectOnOneLineWhateverItsTextHolds() {
    List<String> lines =
        logged(
            log -> {
              log.info("said \"so\"\nand on");
              log.warn("failed", new IllegalStateException("why"));
            });

    assertThat(lines).hasSize(2);
    JsonNode said = Json.read(lines.get(0));
    assertThat(said.path("message").asText()).isEqualTo("said \"so\"\nand on");
    assertThat(said.path("log.level").asText()).isEqualTo("INFO");
    assertThat(said.path("log.logger").asText()).isEqualTo("io.waymark.job.Run");
    assertThat(said.path("@timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(Json.read(lines.get(1)).path("error.stack_trace").asText())
        .contains("IllegalStateException: why")
        .contains("LogFormatTest");
  }

  @Test
  void progressHasTheSameNames() {
    String event = Console.event(Instant.parse("2024-05-03T04:05:06Z"), 1.5, "reads \"a\"");

    assertThat(event)
        .isEqualTo(
            "{\"@timestamp\":\"2024-05-03T04:05:06Z\",\"log.level\":\"INFO\","
                + "\"message\":\"reads \\\"a\\\"\",\"log.logger\":\"io.waymark\","
                + "\"elapsed_seconds\":1.5}");
  }

  private static List<String> logged(Consumer<Logger> what) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, UTF_8));
    // A context of its own: the one of the other tests stays as it is.
    LoggerContext context = new LoggerContext("json");
    try {
      context.setConfigLocation(Path.of("bin/log4j2-json.properties").toUri());
      what.accept(context.getLogger("io.waymark.job.Run"));
    } finally {
      Configurator.shutdown(context);
      System.setErr(before);
    }
    return bytes.toString(UTF_8).lines().toList();
  }
}
