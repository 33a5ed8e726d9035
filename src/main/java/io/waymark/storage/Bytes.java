package io.waymark.storage;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A value of bytes; equal by content, and base64 as text. */
public final class Bytes {
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  public byte[] toArray() {
    return content.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(content);
  }
}
