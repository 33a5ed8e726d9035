package io.waymark.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow; reused from record to record, so that a record costs no allocation. */
final class ByteBuilder {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[1024];
  private int length;

  void clear() {
    length = 0;
  }

  void truncate(int newLength) {
    length = newLength;
  }

  int length() {
    return length;
  }

  /** The bytes themselves, valid up to {@link #length()} and until the next append. */
  byte[] array() {
    return bytes;
  }

  byte[] copy(int start, int end) {
    return Arrays.copyOfRange(bytes, start, end);
  }

  byte last() {
    return bytes[length - 1];
  }

  void append(byte value) {
    reserve(1);
    bytes[length++] = value;
  }

  void append(byte[] from, int start, int end) {
    reserve(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  void append(byte[] from) {
    append(from, 0, from.length);
  }

  /** The text as UTF-8. Half of a surrogate pair has no UTF-8 form. */
  void append(char[] chars, int offset, int count) {
    reserve(3 * count);
    int end = offset + count;
    int at = length;
    int from = offset;
    while (from < end && chars[from] < 0x80) {
      bytes[at++] = (byte) chars[from++];
    }
    length = at;
    if (from < end) {
      appendWide(chars, from, end);
    }
  }

  private void appendWide(char[] chars, int from, int end) {
    for (int i = from; i < end; i++) {
      int code = chars[i];
      if (Character.isSurrogate(chars[i])) {
        if (i + 1 == end || !Character.isSurrogatePair(chars[i], chars[i + 1])) {
          throw new RejectedRecord(RejectReason.INVALID_UTF8, "half of a surrogate pair");
        }
        code = Character.toCodePoint(chars[i], chars[++i]);
      }
      appendCode(code);
    }
  }

  private void appendCode(int code) {
    if (code < 0x80) {
      bytes[length++] = (byte) code;
      return;
    }
    if (code < 0x800) {
      bytes[length++] = (byte) (0xC0 | (code >> 6));
    } else if (code < 0x10000) {
      bytes[length++] = (byte) (0xE0 | (code >> 12));
      bytes[length++] = (byte) (0x80 | ((code >> 6) & 0x3F));
    } else {
      bytes[length++] = (byte) (0xF0 | (code >> 18));
      bytes[length++] = (byte) (0x80 | ((code >> 12) & 0x3F));
      bytes[length++] = (byte) (0x80 | ((code >> 6) & 0x3F));
    }
    bytes[length++] = (byte) (0x80 | (code & 0x3F));
  }

  /** UTF-8 bytes as a JSON text, quoted and escaped. */
  void appendQuoted(byte[] from, int start, int end) {
    reserve(6 * (end - start) + 2);
    bytes[length++] = '"';
    for (int i = start; i < end; i++) {
      byte value = from[i];
      if (value == '"' || value == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = value;
      } else if (value >= 0 && value < 0x20) {
        append(new byte[] {'\\', 'u', '0', '0', HEX[value >> 4], HEX[value & 15]});
      } else {
        bytes[length++] = value;
      }
    }
    bytes[length++] = '"';
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
  }
}
