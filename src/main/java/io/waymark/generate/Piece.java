package io.waymark.generate;

import java.nio.charset.StandardCharsets;

/** Text that is encoded once and copied into many lines; needs no escaping in JSON. */
final class Piece {
  static final Piece EMPTY = new Piece("");

  private final byte[] bytes;

  Piece(String text) {
    bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  int length() {
    return bytes.length;
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
