package io.waymark.source;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file as they lie there: counted and hashed on their way. */
final class RawInput extends InputStream {
  private final InputStream in;
  private final ChunkDigests digests = new ChunkDigests();
  private long count;

  RawInput(InputStream in) {
    this.in = in;
  }

  long count() {
    return count;
  }

  /** Reads what is left and gives the content hash of all of it. */
  String drain() throws IOException {
    byte[] rest = new byte[1 << 16];
    int count = 0;
    while (count >= 0) {
      count = read(rest, 0, rest.length);
    }
    return digests.hash();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      digests.update(bytes, offset, read);
      count += read;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
