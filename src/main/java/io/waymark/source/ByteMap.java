package io.waymark.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small map by text that is asked with bytes, so that no text is made to ask. */
final class ByteMap<V> {
  /** First bytes of keys: most texts that are asked for are none, and this says so at once. */
  private final boolean[] isFirst = new boolean[256];

  private final boolean hasEmptyKey;
  private final byte[][] keys;
  private final int[] slots;
  private final V[] values;

  @SuppressWarnings("unchecked")
  ByteMap(Map<String, V> entries) {
    int size = Integer.highestOneBit(Math.max(entries.size(), 1)) * 4;
    slots = new int[size];
    keys = new byte[entries.size() + 1][];
    values = (V[]) new Object[entries.size() + 1];
    keys[0] = new byte[0];
    int next = 1;
    boolean hasEmpty = false;
    for (Map.Entry<String, V> entry : entries.entrySet()) {
      byte[] key = utf8(entry.getKey());
      keys[next] = key;
      values[next] = entry.getValue();
      slots[place(key, 0, key.length)] = next++;
      hasEmpty |= key.length == 0;
      if (key.length > 0) {
        isFirst[key[0] & 0xFF] = true;
      }
    }
    hasEmptyKey = hasEmpty;
  }

  static ByteMap<byte[]> ofTexts(Map<String, String> texts) {
    Map<String, byte[]> entries = new HashMap<>();
    texts.forEach((key, value) -> entries.put(key, utf8(value)));
    return new ByteMap<>(entries);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Nullable V find(byte[] bytes) {
    return find(bytes, 0, bytes.length);
  }

  @Nullable V find(byte[] bytes, int start, int end) {
    if (start == end ? !hasEmptyKey : !isFirst[bytes[start] & 0xFF]) {
      return null;
    }
    int slot = slots[place(bytes, start, end)];
    return slot == 0 ? null : values[slot];
  }

  /** Where the key is, or the free place where it belongs. */
  private int place(byte[] bytes, int start, int end) {
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    int place = (hash ^ (hash >>> 16)) & (slots.length - 1);
    while (slots[place] != 0) {
      byte[] key = keys[slots[place]];
      if (Arrays.equals(key, 0, key.length, bytes, start, end)) {
        return place;
      }
      place = (place + 1) & (slots.length - 1);
    }
    return place;
  }
}
