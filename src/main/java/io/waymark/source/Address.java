package io.waymark.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parts of an address as bytes, absolute or beginning with a slash; lenient, for logs hold junk.
 */
final class Address {
  private static final byte[] WWW = ByteMap.utf8("www.");

  private final byte[] bytes;
  private final int hostStart;
  private final int hostEnd;
  private final int nameStart;
  private final int nameEnd;
  private final int pathEnd;
  private final int queryEnd;

  Address(byte[] bytes) {
    this.bytes = bytes;
    queryEnd = find('#', 0, bytes.length);
    pathEnd = find('?', 0, queryEnd);
    int scheme = schemeEnd();
    hostStart = scheme;
    hostEnd = scheme == 0 ? 0 : find('/', scheme, pathEnd);
    int at = find('@', hostStart, hostEnd);
    int start = at == hostEnd ? hostStart : at + 1;
    boolean isLiteral = start < hostEnd && bytes[start] == '[';
    nameEnd =
        isLiteral ? Math.min(find(']', start, hostEnd) + 1, hostEnd) : find(':', start, hostEnd);
    nameStart = start + (hasWww(start) ? WWW.length : 0);
  }

  private boolean hasWww(int start) {
    return nameEnd - start > WWW.length
        && Arrays.equals(bytes, start, start + WWW.length, WWW, 0, WWW.length);
  }

  private static byte lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
  }

  boolean hasHost() {
    return nameStart < nameEnd;
  }

  /** True when both have the same host, apart from a leading www. */
  boolean isSameHost(Address other) {
    if (nameEnd - nameStart != other.nameEnd - other.nameStart) {
      return false;
    }
    for (int i = 0; i < nameEnd - nameStart; i++) {
      if (lower(bytes[nameStart + i]) != lower(other.bytes[other.nameStart + i])) {
        return false;
      }
    }
    return true;
  }

  /** Lower case, without user, port and a leading www. */
  byte[] host() {
    byte[] host = Arrays.copyOfRange(bytes, nameStart, nameEnd);
    for (int i = 0; i < host.length; i++) {
      host[i] = lower(host[i]);
    }
    return host;
  }

  /** Null when the address is neither absolute nor a path. */
  byte @Nullable [] path() {
    if (hostStart == 0 && !(bytes.length > 0 && bytes[0] == '/')) {
      return null;
    }
    return hostEnd == pathEnd ? new byte[] {'/'} : Arrays.copyOfRange(bytes, hostEnd, pathEnd);
  }

  /** Tells the names and values of the query, in order; values are still encoded. */
  void query(Parameter parameter) {
    int at = pathEnd + 1;
    while (at < queryEnd) {
      int end = find('&', at, queryEnd);
      int equals = find('=', at, end);
      if (equals + 1 < end) {
        parameter.see(bytes, at, equals, equals + 1, end);
      }
      at = end + 1;
    }
  }

  /** Percent signs and plus resolved; what is no UTF-8 afterwards becomes U+FFFD. */
  static byte[] decoded(byte[] bytes, int start, int end) {
    int percent = Utf8.indexOf((byte) '%', bytes, start, end);
    if (percent == end && Utf8.indexOf((byte) '+', bytes, start, end) == end) {
      return Arrays.copyOfRange(bytes, start, end);
    }
    ByteBuilder text = new ByteBuilder();
    for (int i = start; i < end; i++) {
      if (bytes[i] == '%' && i + 2 < end && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
        text.append((byte) ((hex(bytes[i + 1]) << 4) | hex(bytes[i + 2])));
        i += 2;
      } else {
        text.append(bytes[i] == '+' ? (byte) ' ' : bytes[i]);
      }
    }
    String decoded = new String(text.array(), 0, text.length(), StandardCharsets.UTF_8);
    return ByteMap.utf8(decoded.trim());
  }

  /** What is done with one parameter of a query. */
  interface Parameter {
    void see(byte[] bytes, int nameStart, int nameEnd, int valueStart, int valueEnd);
  }

  private int schemeEnd() {
    int colon = find(':', 0, pathEnd);
    boolean isAbsolute = colon + 2 < pathEnd && bytes[colon + 1] == '/' && bytes[colon + 2] == '/';
    return isAbsolute ? colon + 3 : 0;
  }

  private int find(char value, int start, int end) {
    return Utf8.indexOf((byte) value, bytes, start, end);
  }

  private static int hex(byte value) {
    return Character.digit(value, 16);
  }
}
