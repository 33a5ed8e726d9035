package io.waymark.source;

import io.waymark.config.LimitSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jspecify.annotations.Nullable;

/** Decides by its first bytes, never by its name, how a file is read. */
final class FileBytes {
  private static final int SNIFFED = 8;

  private enum Magic {
    GZIP("1f8b"),
    ZSTD("28b52ffd"),
    ZIP("504b0304"),
    BZIP2("425a68??314159"),
    XZ("fd377a585a00"),
    LZ4("04224d18"),
    SNAPPY("ff060000734e61"),
    COMPRESS("1f9d"),
    PARQUET("50415231"),
    ORC("4f524303"),
    AVRO("4f626a01"),
    UTF16_LITTLE("fffe"),
    UTF16_BIG("feff");

    private final String hex;

    Magic(String hex) {
      this.hex = hex;
    }

    boolean matches(byte[] bytes, int count) {
      if (count < hex.length() / 2) {
        return false;
      }
      for (int i = 0; i < hex.length() / 2; i++) {
        String two = hex.substring(2 * i, 2 * i + 2);
        if (!two.equals("??") && Integer.parseInt(two, 16) != (bytes[i] & 0xFF)) {
          return false;
        }
      }
      return true;
    }
  }

  private FileBytes() {}

  /** The text bytes of the file, decompressed and verified while they are read. */
  static InputStream open(InputStream raw, long sizeBytes, LimitSettings limits)
      throws IOException {
    PushbackInputStream in = new PushbackInputStream(raw, SNIFFED);
    if (sniff(in) == Magic.GZIP) {
      return textOf(
          new PushbackInputStream(
              new GzipMembers(in, limits.fileBytes(), limits.expansion()), SNIFFED));
    }
    if (sizeBytes > limits.fileBytes()) {
      throw new RejectedFile(
          RejectReason.FILE_TOO_LARGE, "larger than " + limits.fileBytes() + " bytes");
    }
    return textOf(in);
  }

  private static InputStream textOf(PushbackInputStream in) throws IOException {
    Magic magic = sniff(in);
    if (magic == null) {
      return in;
    }
    throw magic == Magic.UTF16_LITTLE || magic == Magic.UTF16_BIG
        ? new RejectedFile(RejectReason.UNSUPPORTED_ENCODING, "UTF-16, only UTF-8 is read")
        : new RejectedFile(
            RejectReason.UNSUPPORTED_COMPRESSION, magic + " inside, only plain and gzip are read");
  }

  private static @Nullable Magic sniff(PushbackInputStream in) throws IOException {
    byte[] first = new byte[SNIFFED];
    int count = in.readNBytes(first, 0, SNIFFED);
    in.unread(first, 0, count);
    for (Magic magic : Magic.values()) {
      if (magic.matches(first, count)) {
        return magic;
      }
    }
    return null;
  }
}
