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

  private final int[] starts;
  private final int[] ends;
  private final ByteBuilder texts = new ByteBuilder();
  private int keptSlots;
  private int keptBytes;

  Slots(int count) {
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
    trim(slot, start);
  }

  void set(int slot, byte[] bytes, int from, int to) {
    int start = texts.length();
    texts.append(bytes, from, to);
    trim(slot, start);
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

  byte[] bytes() {
    return texts.array();
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
    return texts.copy(starts[slot], ends[slot]);
  }

  String text(int slot) {
    return new String(texts.array(), starts[slot], length(slot), StandardCharsets.UTF_8);
  }

  private void trim(int slot, int from) {
    byte[] bytes = texts.array();
    int start = from;
    int end = texts.length();
    while (start < end && isBlank(bytes[start])) {
      start++;
    }
    while (end > start && isBlank(bytes[end - 1])) {
      end--;
    }
    starts[slot] = start < end ? start : ABSENT;
    ends[slot] = end;
  }

  static boolean isBlank(byte value) {
    return value >= 0 && value <= ' ';
  }
}
