package io.waymark.source;

import io.waymark.config.LimitSettings;

/** Where the fields of the record at hand go; filled anew for each record. */
final class RecordFields {
  private final FieldSlots places;
  private final RawRecord record = new RawRecord();
  private final Slots slots;
  private final Extra extra = new Extra();
  private final UnknownFields unknown = new UnknownFields();
  private final JsonWalk walk;

  RecordFields(FieldSlots places, LimitSettings limits) {
    this.places = places;
    this.slots = new Slots(places.count());
    this.walk = new JsonWalk(limits, slots, extra, unknown);
  }

  FieldSlots places() {
    return places;
  }

  RawRecord record() {
    return record;
  }

  Slots slots() {
    return slots;
  }

  Extra extra() {
    return extra;
  }

  UnknownFields unknown() {
    return unknown;
  }

  JsonWalk walk() {
    return walk;
  }

  /** Points at the line that the reader is at; false for a blank one. */
  boolean take(LineReader lines) {
    record.set(lines.bytes(), lines.start(), lines.end());
    record.place(lines.number(), lines.offset());
    if (lines.isTooLong()) {
      record.cut();
      return true;
    }
    for (int i = lines.start(); i < lines.end(); i++) {
      if (!Slots.isBlank(lines.bytes()[i]) || lines.bytes()[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Refuses a record whose bytes are no text, or too many. */
  void check() {
    if (record.isCut()) {
      throw new RejectedRecord(RejectReason.LINE_TOO_LONG, "longer than a line may be");
    }
    Utf8.check(record.bytes(), record.start(), record.end());
  }
}
