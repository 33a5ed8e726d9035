package io.waymark.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one line. Quotes as in RFC 4180, but a quoted cell ends with its line: otherwise one
 * stray quote would swallow all lines up to the next.
 */
final class DelimitedLine {
  private static final int NO_QUOTE = -1;

  private final byte delimiter;
  private final int quote;
  private final int maxCells;
  private final ByteBuilder unquoted = new ByteBuilder();
  private byte[] line = new byte[0];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] isUnquoted = new boolean[64];
  private int count;

  DelimitedLine(char delimiter, @Nullable Character quote, int maxCells) {
    if (delimiter > 127 || (quote != null && quote > 127)) {
      throw new IllegalArgumentException("delimiter and quote must be ASCII characters");
    }
    this.delimiter = (byte) delimiter;
    this.quote = quote == null ? NO_QUOTE : quote;
    this.maxCells = maxCells;
  }

  void cut(byte[] bytes, int start, int end) {
    line = bytes;
    count = 0;
    unquoted.clear();
    int at = start;
    while (true) {
      int cellEnd =
          at < end && bytes[at] == quote
              ? quoted(at + 1, end)
              : plain(at, Utf8.indexOf(delimiter, bytes, at, end));
      if (cellEnd == end) {
        return;
      }
      at = cellEnd + 1;
    }
  }

  int count() {
    return count;
  }

  byte[] bytes(int cell) {
    return isUnquoted[cell] ? unquoted.array() : line;
  }

  int start(int cell) {
    return starts[cell];
  }

  int end(int cell) {
    return ends[cell];
  }

  private int plain(int start, int end) {
    add(start, end, false);
    return end;
  }

  private int quoted(int from, int end) {
    int start = unquoted.length();
    int at = from;
    while (true) {
      int close = Utf8.indexOf((byte) quote, line, at, end);
      if (close == end) {
        throw new RejectedRecord(RejectReason.BAD_QUOTE, "a quoted cell does not end in its line");
      }
      boolean isDoubled = close + 1 < end && line[close + 1] == quote;
      unquoted.append(line, at, isDoubled ? close + 1 : close);
      at = isDoubled ? close + 2 : close + 1;
      if (!isDoubled) {
        break;
      }
    }
    if (at < end && line[at] != delimiter) {
      throw new RejectedRecord(RejectReason.BAD_QUOTE, "text behind a closing quote");
    }
    add(start, unquoted.length(), true);
    return at;
  }

  private void add(int start, int end, boolean isFromQuotes) {
    if (count == maxCells) {
      throw new RejectedRecord(RejectReason.TOO_MANY_FIELDS, "more than " + maxCells + " columns");
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      isUnquoted = Arrays.copyOf(isUnquoted, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    isUnquoted[count++] = isFromQuotes;
  }
}
