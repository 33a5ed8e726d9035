package io.waymark.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;

/** Lines under construction, as bytes: formatting is the hot path of the generator. */
final class LineBuffer {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final long DAY = 86_400_000L;

  private byte[] bytes = new byte[1 << 17];
  private int size;
  private long cachedDay = Long.MIN_VALUE;
  private Piece cachedDate = Piece.EMPTY;

  int size() {
    return size;
  }

  LineBuffer add(Piece piece) {
    reserve(piece.length());
    piece.copyTo(bytes, size);
    size += piece.length();
    return this;
  }

  LineBuffer add(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  LineBuffer addNumber(long number) {
    if (number < 0) {
      return add('-').addNumber(-number);
    }
    reserve(20);
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    addDigits(number, digits);
    return this;
  }

  /** Two digits after the point, as a decimal wants to be written. */
  LineBuffer addCents(long cents) {
    addNumber(cents / 100);
    add('.');
    reserve(2);
    addDigits(cents % 100, 2);
    return this;
  }

  LineBuffer addHex(long value) {
    reserve(16);
    addHexDigits(value, 60, 16);
    return this;
  }

  LineBuffer addUuid(long high, long low) {
    reserve(36);
    addHexDigits(high, 60, 8);
    bytes[size++] = '-';
    addHexDigits(high, 28, 4);
    bytes[size++] = '-';
    addHexDigits(high, 12, 4);
    bytes[size++] = '-';
    addHexDigits(low, 60, 4);
    bytes[size++] = '-';
    addHexDigits(low, 44, 12);
    return this;
  }

  /** ISO-8601 in UTC, to the millisecond. */
  LineBuffer addInstant(long millis) {
    long day = Math.floorDiv(millis, DAY);
    if (day != cachedDay) {
      cachedDay = day;
      cachedDate = new Piece(LocalDate.ofEpochDay(day) + "T");
    }
    add(cachedDate);
    reserve(13);
    int ofDay = (int) (millis - day * DAY);
    addDigits(ofDay / 3_600_000, 2);
    bytes[size++] = ':';
    addDigits(ofDay / 60_000 % 60, 2);
    bytes[size++] = ':';
    addDigits(ofDay / 1000 % 60, 2);
    bytes[size++] = '.';
    addDigits(ofDay % 1000, 3);
    bytes[size++] = 'Z';
    return this;
  }

  void cut(int length) {
    size = length;
  }

  void writeTo(OutputStream target) throws IOException {
    target.write(bytes, 0, size);
    size = 0;
  }

  private void addDigits(long number, int digits) {
    long rest = number;
    for (int at = size + digits - 1; at >= size; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  private void addHexDigits(long value, int highest, int digits) {
    for (int shift = highest; shift > highest - 4 * digits; shift -= 4) {
      bytes[size++] = HEX[(int) (value >>> shift) & 15];
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
