package io.waymark.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at the bytes of a record before anything else does: eight at a time while they are plain.
 */
final class Utf8 {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private Utf8() {}

  /** The first place of the value in [start, end), or end. */
  static int indexOf(byte value, byte[] bytes, int start, int end) {
    long pattern = (value & 0xFFL) * ONES;
    int at = start;
    while (at + 8 <= end) {
      long found = zeros((long) EIGHT.get(bytes, at) ^ pattern);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
      at += 8;
    }
    while (at < end && bytes[at] != value) {
      at++;
    }
    return at;
  }

  /** The first place of one of the two values in [start, end), or end. */
  static int indexOf(byte value, byte other, byte[] bytes, int start, int end) {
    long pattern = (value & 0xFFL) * ONES;
    long otherPattern = (other & 0xFFL) * ONES;
    int at = start;
    while (at + 8 <= end) {
      long eight = (long) EIGHT.get(bytes, at);
      long found = zeros(eight ^ pattern) | zeros(eight ^ otherPattern);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
      at += 8;
    }
    while (at < end && bytes[at] != value && bytes[at] != other) {
      at++;
    }
    return at;
  }

  /** The lowest bit set marks the first byte that is zero; higher ones may be wrong. */
  private static long zeros(long eight) {
    return (eight - ONES) & ~eight & HIGH;
  }

  /** Refuses NUL bytes and what is not UTF-8: overlong forms, surrogates, cut sequences. */
  static void check(byte[] bytes, int start, int end) {
    int at = start;
    while (at + 8 <= end) {
      long eight = (long) EIGHT.get(bytes, at);
      if ((eight & HIGH) != 0 || zeros(eight) != 0) {
        break;
      }
      at += 8;
    }
    while (at < end) {
      int length = sequence(bytes, at, end);
      if (length == 0) {
        throw new RejectedRecord(
            RejectReason.INVALID_UTF8, "not UTF-8 at byte " + (at - start) + " of the record");
      }
      if (bytes[at] == 0) {
        throw new RejectedRecord(
            RejectReason.NUL_BYTE, "NUL at byte " + (at - start) + " of the record");
      }
      at += length;
    }
  }

  /** Length of the valid sequence that starts here, or 0. */
  private static int sequence(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > end) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xFF;
    boolean isWrong =
        (first == 0xE0 && second < 0xA0)
            || (first == 0xED && second > 0x9F)
            || (first == 0xF0 && second < 0x90)
            || (first == 0xF4 && second > 0x8F);
    return isWrong ? 0 : length;
  }
}
