package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.LimitSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final int MEBIBYTE = 1 << 20;

  @Test
  void lineOfAHundredMegabytesCostsNoMoreThanTheLimit() throws IOException {
    long hundredMegabytes = 100_000_000;
    LineReader lines = LineReader.lines(new LongLine(hundredMegabytes), limits(MEBIBYTE, 16));
    long before = usedMemory();

    assertThat(lines.next()).isTrue();
    assertThat(lines.isTooLong()).isTrue();
    assertThat(text(lines)).isEqualTo("x".repeat(16));
    assertThat(lines.next()).isTrue();
    assertThat(text(lines)).isEqualTo("end");
    assertThat(lines.offset()).isEqualTo(hundredMegabytes + 1);
    assertThat(lines.number()).isEqualTo(2);
    assertThat(lines.next()).isFalse();
    assertThat(usedMemory() - before).isLessThan(50L * MEBIBYTE);
  }

  @Test
  void linesAreCutAsASlowReaderWouldCutThem() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String text = randomText(random);
      assertThat(read(text, random)).as("text %s", text).isEqualTo(expected(text));
    }
  }

  @Test
  void lastLineNeedsNoLineEnd() throws IOException {
    assertThat(read("a\nb", new Random(1))).containsExactly("0 a", "2 b");
    assertThat(read("a\nb\n", new Random(1))).containsExactly("0 a", "2 b");
    assertThat(read("", new Random(1))).isEmpty();
    assertThat(read("\n", new Random(1))).containsExactly("0 ");
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      text.append("ab\n\r".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  private static List<String> expected(String text) {
    List<String> lines = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int found = text.indexOf('\n', at);
      int end = found < 0 ? text.length() : found;
      String line = text.substring(at, end);
      line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      lines.add(at + " " + (line.length() > 10 ? line.substring(0, 4) + "!" : line));
      at = end + 1;
    }
    return lines;
  }

  private static List<String> read(String text, Random random) throws IOException {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    LineReader lines = LineReader.lines(new Dripping(in, random), limits(10, 4));
    List<String> found = new ArrayList<>();
    while (lines.next()) {
      found.add(lines.offset() + " " + text(lines) + (lines.isTooLong() ? "!" : ""));
    }
    return found;
  }

  private static String text(LineReader lines) {
    int length = lines.end() - lines.start();
    return new String(lines.bytes(), lines.start(), length, StandardCharsets.UTF_8);
  }

  private static LimitSettings limits(long lineBytes, long rawTextBytes) {
    return new LimitSettings(lineBytes, rawTextBytes, Long.MAX_VALUE, 100, 10, 10, 10);
  }

  private static long usedMemory() {
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Gives a few bytes at a time, as a network does. */
  private static final class Dripping extends InputStream {
    private final InputStream in;
    private final Random random;

    private Dripping(InputStream in, Random random) {
      this.in = in;
      this.random = random;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return in.read(bytes, offset, Math.min(length, 1 + random.nextInt(5)));
    }
  }

  /** So many x, a line end, and a short line. */
  private static final class LongLine extends InputStream {
    private static final String END = "\nend";
    private final long length;
    private long at;

    private LongLine(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] bytes, int offset, int count) {
      if (at < length) {
        int part = (int) Math.min(count, length - at);
        Arrays.fill(bytes, offset, offset + part, (byte) 'x');
        at += part;
        return part;
      }
      int place = (int) (at - length);
      if (place == END.length()) {
        return -1;
      }
      bytes[offset] = (byte) END.charAt(place);
      at++;
      return 1;
    }
  }
}
