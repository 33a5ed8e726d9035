package io.waymark.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The content hash of a file: SHA-256 over the SHA-256 digests of its 64-MiB chunks, so that ranges
 * of a file can be hashed apart.
 */
final class ChunkDigests {
  static final int CHUNK_BYTES = 64 << 20;

  private final MessageDigest whole = sha256();
  private final MessageDigest chunk = sha256();
  private int inChunk;

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void update(byte[] bytes, int offset, int count) {
    int from = offset;
    int left = count;
    while (left > 0) {
      int part = Math.min(left, CHUNK_BYTES - inChunk);
      chunk.update(bytes, from, part);
      inChunk += part;
      from += part;
      left -= part;
      if (inChunk == CHUNK_BYTES) {
        endChunk();
      }
    }
  }

  /** Hexadecimal; ends the file. */
  String hash() {
    if (inChunk > 0) {
      endChunk();
    }
    return HexFormat.of().formatHex(whole.digest());
  }

  private void endChunk() {
    whole.update(chunk.digest());
    inChunk = 0;
  }
}
