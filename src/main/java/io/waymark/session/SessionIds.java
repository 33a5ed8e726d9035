package io.waymark.session;

import io.waymark.visitor.VisitorEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids of sessions: a hash of store, visitor and first event, never a running number, which late
 * events would renumber.
 */
final class SessionIds {
  private static final int BYTES = 16;

  private final MessageDigest digest;

  SessionIds() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  String of(VisitorEvent first) {
    update(first.storeId());
    update(first.visitorId());
    update(first.eventId());
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(first.atMicros()).array());
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  /** The length before each text keeps "ab" + "c" and "a" + "bc" apart. */
  private void update(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
