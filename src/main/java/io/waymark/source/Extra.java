package io.waymark.source;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The JSON object of what no column holds, put together from copied stretches of the record. */
final class Extra {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final ByteBuilder json = new ByteBuilder();

  void clear() {
    json.clear();
  }

  /** Where the next thing begins; for {@link #takeBack}. */
  int mark() {
    return json.length();
  }

  void takeBack(int mark) {
    json.truncate(mark);
  }

  /** Opens an object or array: the record, a named value or the next element. */
  void open(byte bracket) {
    if (json.length() > 0 && json.last() != ':') {
      comma();
    }
    json.append(bracket);
  }

  /** Announces a value that follows. */
  void name(byte[] quotedName) {
    comma();
    json.append(quotedName);
    json.append((byte) ':');
  }

  void close(byte bracket) {
    json.append(bracket);
  }

  /** True when nothing was added since the bracket. */
  boolean isEmpty() {
    return isBracket(json.last());
  }

  void copyNull() {
    copy(NULL, 0, NULL.length);
  }

  /** Members or elements as they lie in the record, without the outer commas. */
  void copy(byte[] bytes, int start, int end) {
    comma();
    json.append(bytes, start, end);
  }

  void text(byte[] quotedName, byte[] bytes, int start, int end) {
    name(quotedName);
    json.appendQuoted(bytes, start, end);
  }

  /** Keeps the text of a column that cannot hold it, in the finished object. */
  void addUnusable(String column, Slots slots, int slot) {
    json.truncate(json.length() - 1);
    byte[] name = ("\"_unusable_" + column + "\"").getBytes(StandardCharsets.US_ASCII);
    text(name, slots.bytes(slot), slots.start(slot), slots.end(slot));
    json.append((byte) '}');
  }

  /** The finished object; null when it is empty. */
  byte @Nullable [] copy() {
    return json.length() <= 2 ? null : json.copy(0, json.length());
  }

  private void comma() {
    if (!isBracket(json.last())) {
      json.append((byte) ',');
    }
  }

  private static boolean isBracket(byte value) {
    return value == '{' || value == '[';
  }
}
