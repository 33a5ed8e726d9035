package io.waymark.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values that a record holds at the paths that the mapping wants, as trimmed UTF-8 texts. Slots
 * of the wrapper come first and stay while the elements of its batch change.
 */
final class Slots {
  private static final int ABSENT = -1;
  private static final int STRUCTURE = -2;

  private final byte[][] sources;
  private final int[] starts;
  private final int[] ends;
  private final ByteBuilder texts = new ByteBuilder();
  private int keptSlots;
  private int keptBytes;

  Slots(int count) {
    sources = new byte[count][];
    starts = new int[count];
    ends = new int[count];
    Arrays.fill(starts, ABSENT);
  }

  /** Forgets everything. */
  void clear() {
    keptSlots = 0;
    keptBytes = 0;
    forget();
  }

  /** What the first slots hold now stays until {@link #clear}. */
  void keep(int count) {
    keptSlots = count;
    keptBytes = texts.length();
  }

  /** Forgets what is not kept. */
  void forget() {
    texts.truncate(keptBytes);
    Arrays.fill(starts, keptSlots, starts.length, ABSENT);
  }

  void set(int slot, char[] chars, int offset, int length) {
    int start = texts.length();
    texts.append(chars, offset, length);
    set(slot, texts.array(), start, texts.length());
  }

  /** The bytes must stay as they are until the slot is forgotten. */
  void set(int slot, byte[] bytes, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(bytes[start])) {
      start++;
    }
    while (end > start && isBlank(bytes[end - 1])) {
      end--;
    }
    sources[slot] = bytes;
    starts[slot] = start < end ? start : ABSENT;
    ends[slot] = end;
  }

  void setStructure(int slot) {
    starts[slot] = STRUCTURE;
  }

  /** True when there is a text that is not empty. */
  boolean has(int slot) {
    return starts[slot] >= 0;
  }

  boolean isStructure(int slot) {
    return starts[slot] == STRUCTURE;
  }

  byte[] bytes(int slot) {
    return sources[slot];
  }

  int start(int slot) {
    return starts[slot];
  }

  int end(int slot) {
    return ends[slot];
  }

  int length(int slot) {
    return ends[slot] - starts[slot];
  }

  byte[] copy(int slot) {
    return Arrays.copyOfRange(sources[slot], starts[slot], ends[slot]);
  }

  String text(int slot) {
    return new String(sources[slot], starts[slot], length(slot), StandardCharsets.UTF_8);
  }

  static boolean isBlank(byte value) {
    return value >= 0 && value <= ' ';
  }
}
