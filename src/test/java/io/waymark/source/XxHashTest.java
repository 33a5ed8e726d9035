package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XxHashTest {
  @ParameterizedTest
  @CsvSource({"'', ef46db3751d8e999", "a, d24ec4f1a98c6e5b", "abc, 44bc2cf5ad770999"})
  void publishedValuesAreMet(String text, String hash) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(XxHash.of(bytes, 0, bytes.length)).isEqualTo(Long.parseUnsignedLong(hash, 16));
  }

  @Test
  void everyLengthAndStartGivesWhatSparkGives() {
    byte[] bytes = new byte[200];
    new java.util.Random(3).nextBytes(bytes);
    for (int end = 5; end < bytes.length; end++) {
      long expected = XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET + 5L, end - 5, 0);

      assertThat(XxHash.of(bytes, 5, end)).as("length %d", end - 5).isEqualTo(expected);
    }
  }
}
