package io.waymark.source;

import io.waymark.config.SourceSettings;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The id of a record within its store, and the hash that stands for it. */
final class Identity {
  private static final int HASH_BYTES = 16;

  private final int[] slots;
  private final MessageDigest sha256 = ChunkDigests.sha256();
  private final ByteBuilder joined = new ByteBuilder();
  private final ByteBuilder keyed = new ByteBuilder();

  Identity(SourceSettings source, FieldSlots fieldSlots) {
    slots = fieldSlots.slots(source.eventId().paths());
  }

  byte[] id(RawRecord record, Slots values) {
    if (slots.length == 0) {
      return hash(record.bytes(), record.start(), record.end());
    }
    joined.clear();
    boolean isGiven = false;
    for (int i = 0; i < slots.length; i++) {
      if (values.isStructure(slots[i])) {
        throw new RejectedRecord(
            RejectReason.MISTYPED_FIELD, "event_id is given as an object or array");
      }
      if (i > 0) {
        joined.append((byte) '|');
      }
      if (values.has(slots[i])) {
        isGiven = true;
        append(values, slots[i]);
      }
    }
    if (!isGiven) {
      throw new RejectedRecord(RejectReason.MISSING_EVENT_ID, "no field of the event id is given");
    }
    return joined.copy(0, joined.length());
  }

  /** The id of an event whose visitor said no: declared columns may hold who it was. */
  byte[] anonymous(byte[] id) {
    return slots.length > 1 ? hash(id, 0, id.length) : id;
  }

  long key(Store store, byte[] id) {
    keyed.clear();
    keyed.append(store.id());
    keyed.append((byte) 0);
    keyed.append(id);
    return XxHash.of(keyed.array(), 0, keyed.length());
  }

  /** Parts are escaped, so that no two lists of parts give one text. */
  private void append(Slots values, int slot) {
    byte[] bytes = values.bytes(slot);
    for (int i = values.start(slot); i < values.end(slot); i++) {
      if (slots.length > 1 && (bytes[i] == '|' || bytes[i] == '\\')) {
        joined.append((byte) '\\');
      }
      joined.append(bytes[i]);
    }
  }

  private byte[] hash(byte[] bytes, int start, int end) {
    sha256.update(bytes, start, end - start);
    return ByteMap.utf8(HexFormat.of().formatHex(sha256.digest(), 0, HASH_BYTES));
  }
}
