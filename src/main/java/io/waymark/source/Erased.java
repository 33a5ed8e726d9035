package io.waymark.source;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ids whose events are never taken, known by their hashes alone.
 *
 * @param salt of the hashes
 * @param subjects hashes of kind, store and id
 * @param texts hashes of ids wherever they stand, by their length in bytes
 */
public record Erased(String salt, Set<String> subjects, Map<Integer, Set<String>> texts)
    implements Serializable {
  public static final String VISITOR = "visitor";
  public static final String USER = "user";
  public static final String TEXT = "text";

  /** Nobody was erased. */
  public static final Erased NONE = new Erased("", Set.of(), Map.of());

  private static final byte[] EVERY_STORE = new byte[0];

  public Erased {
    subjects = new TreeSet<>(subjects);
    Map<Integer, Set<String>> byLength = new TreeMap<>();
    texts.forEach((length, hashes) -> byLength.put(length, new TreeSet<>(hashes)));
    texts = byLength;
  }

  /** Hash of an id of a store. */
  public static String hash(String salt, String kind, String store, String id) {
    byte[] bytes = utf8(id);
    return hash(salt, kind, utf8(store), bytes, 0, bytes.length);
  }

  /** Hash of an id wherever it stands. */
  public static String hashOfText(String salt, String id) {
    byte[] bytes = utf8(id);
    return hash(salt, TEXT, EVERY_STORE, bytes, 0, bytes.length);
  }

  boolean isSubject(String kind, @Nullable Object store, @Nullable Object id) {
    return !subjects.isEmpty()
        && store instanceof byte[] ofStore
        && id instanceof byte[] bytes
        && subjects.contains(hash(salt, kind, ofStore, bytes, 0, bytes.length));
  }

  /** Does one of the ids stand anywhere in the text? */
  boolean isIn(byte[] text, int start, int end) {
    for (Map.Entry<Integer, Set<String>> ids : texts.entrySet()) {
      int length = ids.getKey();
      for (int from = start; from + length <= end; from++) {
        if (ids.getValue().contains(hash(salt, TEXT, EVERY_STORE, text, from, from + length))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String hash(
      String salt, String kind, byte[] store, byte[] id, int start, int end) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(utf8(salt + "\n" + kind + "\n"));
      digest.update(store);
      digest.update((byte) '\n');
      digest.update(id, start, end - start);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
