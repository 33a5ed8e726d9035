package io.waymark.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineBufferTest {
  private final LineBuffer buffer = new LineBuffer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00.000Z",
        "2024-02-29T12:34:56.007Z",
        "2026-03-29T01:00:00.120Z",
        "2026-12-31T23:59:59.999Z"
      })
  void instantsAreWrittenInUtcToTheMillisecond(String text) throws IOException {
    buffer.addInstant(Instant.parse(text).toEpochMilli());

    assertThat(written()).isEqualTo(text);
  }

  @Test
  void eachInstantCarriesItsOwnDay() throws IOException {
    long midnight = Instant.parse("2026-03-29T00:00:00Z").toEpochMilli();

    buffer.addInstant(midnight).add(' ').addInstant(midnight - 1).add(' ').addInstant(midnight);

    assertThat(written())
        .isEqualTo("2026-03-29T00:00:00.000Z 2026-03-28T23:59:59.999Z 2026-03-29T00:00:00.000Z");
  }

  @ParameterizedTest
  @CsvSource({"0, 0.00", "5, 0.05", "100, 1.00", "8990, 89.90", "123456789, 1234567.89"})
  void centsHaveTwoDigitsAfterThePoint(long cents, String text) throws IOException {
    buffer.addCents(cents);

    assertThat(written()).isEqualTo(text);
  }

  @Test
  void uuidsAreWrittenAsJavaWritesThem() throws IOException {
    UUID id = UUID.fromString("079bb40b-8578-8f78-e267-01443f4f22bb");

    buffer.addUuid(id.getMostSignificantBits(), id.getLeastSignificantBits());

    assertThat(written()).isEqualTo(id.toString());
  }

  @Test
  void growsBeyondItsFirstSize() throws IOException {
    for (int i = 0; i < 100_000; i++) {
      buffer.addNumber(i % 10).add(new Piece("é"));
    }

    assertThat(written()).hasSize(200_000).startsWith("0é1é2é").endsWith("9é");
  }

  private String written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    buffer.writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
