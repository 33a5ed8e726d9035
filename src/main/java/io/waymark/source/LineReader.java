package io.waymark.source;

import io.waymark.config.LimitSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines, LF or CR LF, without ever holding more than the longest line allowed.
 * Of a longer line the beginning is kept and the rest is read past.
 */
final class LineReader {
  private static final int FIRST_BUFFER = 1 << 18;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int lineBytes;
  private final int keptBytes;
  private final boolean isWhole;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int at;
  private int limit;
  private boolean isAtEnd;

  private byte[] line = buffer;
  private int start;
  private int end;
  private long offset;
  private long nextOffset;
  private long number;
  private boolean isTooLong;

  private LineReader(InputStream in, long lineBytes, long keptBytes, boolean isWhole) {
    this.in = in;
    this.isWhole = isWhole;
    this.lineBytes = (int) Math.min(lineBytes, Integer.MAX_VALUE - 1024);
    this.keptBytes = (int) Math.min(keptBytes, this.lineBytes);
  }

  static LineReader lines(InputStream in, LimitSettings limits) {
    return new LineReader(in, limits.lineBytes(), limits.rawTextBytes(), false);
  }

  /** The whole stream is one line, whatever it holds. */
  static LineReader document(InputStream in, LimitSettings limits) {
    return new LineReader(in, limits.lineBytes(), limits.rawTextBytes(), true);
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    offset = nextOffset;
    int searched = at;
    while (true) {
      int found = endOfLine(searched);
      if (found < limit) {
        take(found, found + 1);
        return true;
      }
      if (limit - at >= lineBytes + 2) {
        skipRest();
        return true;
      }
      int known = limit - at;
      if (!fill()) {
        if (at == limit) {
          return false;
        }
        take(limit, limit);
        return true;
      }
      searched = at + known;
    }
  }

  byte[] bytes() {
    return line;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Bytes before the line in the stream. */
  long offset() {
    return offset;
  }

  /** Number of the line from 1. */
  long number() {
    return number;
  }

  /** True: bytes hold only the beginning. */
  boolean isTooLong() {
    return isTooLong;
  }

  private int endOfLine(int from) {
    return isWhole ? limit : Utf8.indexOf((byte) '\n', buffer, from, limit);
  }

  private void take(int lineEnd, int next) {
    line = buffer;
    start = number == 0 ? at + markLength() : at;
    end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    isTooLong = end - start > lineBytes;
    if (isTooLong) {
      end = start + keptBytes;
    }
    number++;
    nextOffset += next - at;
    at = next;
  }

  /** A byte order mark belongs to no line, but to the place of the second. */
  private int markLength() {
    return limit - at >= 3 && Arrays.equals(buffer, at, at + 3, MARK, 0, 3) ? 3 : 0;
  }

  private void skipRest() throws IOException {
    line = Arrays.copyOfRange(buffer, at, at + keptBytes);
    start = 0;
    end = keptBytes;
    isTooLong = true;
    number++;
    while (true) {
      int found = endOfLine(at);
      int next = found < limit ? found + 1 : limit;
      nextOffset += next - at;
      at = next;
      if (found < limit || !fill()) {
        return;
      }
    }
  }

  /** Reads more behind what is not yet taken; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (isAtEnd) {
      return false;
    }
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, limit - at);
      limit -= at;
      at = 0;
    }
    if (limit == buffer.length) {
      int wanted = (int) Math.min(2L * buffer.length, lineBytes + 2L);
      buffer = Arrays.copyOf(buffer, Math.max(wanted, limit + 1));
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    isAtEnd = count < 0;
    limit += Math.max(count, 0);
    return count > 0;
  }
}
