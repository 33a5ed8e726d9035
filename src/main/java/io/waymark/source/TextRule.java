package io.waymark.source;

import io.waymark.config.SourceSettings.FieldRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field rule at work: the text of one column from the first of its paths that holds one. */
final class TextRule {
  static final int NONE = -1;

  private final String column;
  private final int[] slots;
  private final ByteMap<Boolean> absent;
  private final ByteMap<byte[]> renames;
  private final byte @Nullable [] constant;
  private final int maxBytes;

  /**
   * @param markers texts that mean "no value" for this column, beside those of the rule
   */
  TextRule(
      String column, FieldRule rule, Collection<String> markers, FieldSlots slots, int maxBytes) {
    this.column = column;
    this.slots = slots.slots(rule.paths());
    this.maxBytes = maxBytes;
    this.renames = ByteMap.ofTexts(rule.renames());
    this.constant = rule.constant() == null ? null : ByteMap.utf8(rule.constant());
    Map<String, Boolean> absentTexts = new HashMap<>();
    markers.forEach(text -> absentTexts.put(text, true));
    rule.absent().forEach(text -> absentTexts.put(text, true));
    this.absent = new ByteMap<>(absentTexts);
  }

  /** The slot that gives the value, or {@link #NONE}. */
  int slot(Slots values) {
    for (int slot : slots) {
      if (values.isStructure(slot)) {
        throw new RejectedRecord(
            RejectReason.MISTYPED_FIELD, column + " is given as an object or array");
      }
      if (values.has(slot) && !isAbsent(values, slot)) {
        if (values.length(slot) > maxBytes) {
          throw new RejectedRecord(
              RejectReason.TEXT_TOO_LONG, column + " is longer than " + maxBytes + " bytes");
        }
        return slot;
      }
    }
    return NONE;
  }

  byte @Nullable [] text(Slots values) {
    int slot = slot(values);
    if (slot == NONE) {
      return constant;
    }
    byte[] renamed = renames.find(values.bytes(slot), values.start(slot), values.end(slot));
    return renamed != null ? renamed : values.copy(slot);
  }

  private boolean isAbsent(Slots values, int slot) {
    return absent.find(values.bytes(slot), values.start(slot), values.end(slot)) != null;
  }
}
