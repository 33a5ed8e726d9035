package io.waymark.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * All members of a gzip file, each checked against its CRC and size. Java's own stream takes bytes
 * behind the last member, and a cut one between members, for the end of the file.
 */
final class GzipMembers extends InputStream {
  /** Below this many bytes no expansion is suspicious. */
  private static final long HARMLESS_BYTES = 1 << 20;

  private final InputStream in;
  private final long maxBytes;
  private final long maxExpansion;
  private final byte[] buffer = new byte[1 << 16];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private int at;
  private int limit;
  private long compressed;
  private long total;
  private long memberBytes;
  private int members;
  private boolean isInMember;

  GzipMembers(InputStream in, long maxBytes, long maxExpansion) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.maxExpansion = maxExpansion;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (isInMember || startMember()) {
      int count = inflate(bytes, offset, length);
      if (count > 0) {
        crc.update(bytes, offset, count);
        memberBytes += count;
        total += count;
        checkSize();
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw corrupt("asks for a dictionary");
      } else {
        feed();
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private int inflate(byte[] bytes, int offset, int length) {
    try {
      return inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      throw corrupt("is not deflate data");
    }
  }

  private void feed() throws IOException {
    if (!fill()) {
      throw truncated();
    }
    inflater.setInput(buffer, at, limit - at);
    at = limit;
  }

  private boolean startMember() throws IOException {
    if (at == limit && !fill()) {
      return false;
    }
    if (next() != 0x1F || (at == limit && !fill()) || next() != 0x8B) {
      throw new RejectedFile(
          RejectReason.TRAILING_GARBAGE, "bytes behind gzip member " + members + " are no member");
    }
    members++;
    int method = need();
    int flags = need();
    if (method != 8 || (flags & 0xE0) != 0) {
      throw corrupt("has an unknown method or flag");
    }
    skip(6);
    if ((flags & 4) != 0) {
      skip(need() | (need() << 8));
    }
    skipText((flags & 8) != 0);
    skipText((flags & 16) != 0);
    skip((flags & 2) != 0 ? 2 : 0);
    inflater.reset();
    inflater.setInput(buffer, at, limit - at);
    at = limit;
    crc.reset();
    memberBytes = 0;
    isInMember = true;
    return true;
  }

  private void endMember() throws IOException {
    at = limit - inflater.getRemaining();
    long expectedCrc = fourBytes();
    long expectedSize = fourBytes();
    if (expectedCrc != crc.getValue()) {
      throw corrupt("has another CRC than its trailer says");
    }
    if (expectedSize != (memberBytes & 0xFFFFFFFFL)) {
      throw corrupt("has another size than its trailer says");
    }
    isInMember = false;
  }

  private void checkSize() {
    if (total > maxBytes) {
      throw new RejectedFile(
          RejectReason.DECOMPRESSION_BOMB, "more than " + maxBytes + " bytes decompressed");
    }
    if (total > HARMLESS_BYTES && total / Math.max(compressed, 1) >= maxExpansion) {
      throw new RejectedFile(
          RejectReason.DECOMPRESSION_BOMB, "expands more than " + maxExpansion + " times");
    }
  }

  private long fourBytes() throws IOException {
    return need() | (need() << 8) | (need() << 16) | ((long) need() << 24);
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      need();
    }
  }

  private void skipText(boolean isThere) throws IOException {
    int letter = isThere ? need() : 0;
    while (letter != 0) {
      letter = need();
    }
  }

  private int need() throws IOException {
    if (at == limit && !fill()) {
      throw truncated();
    }
    return next();
  }

  private int next() {
    return buffer[at++] & 0xFF;
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer, 0, buffer.length);
    at = 0;
    limit = Math.max(count, 0);
    compressed += limit;
    return count > 0;
  }

  private RejectedFile truncated() {
    return new RejectedFile(
        RejectReason.TRUNCATED_GZIP, "the file ends inside gzip member " + Math.max(members, 1));
  }

  private RejectedFile corrupt(String what) {
    return new RejectedFile(RejectReason.CORRUPT_GZIP, "gzip member " + members + " " + what);
  }
}
