package io.waymark.job;

import io.waymark.source.Erased;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * What is remembered of an erased id.
 *
 * @param textBytes length of an id that is looked for in texts; empty for the others
 */
record Mark(String hash, String kind, OptionalLong textBytes) {
  static Mark of(String salt, String kind, Subjects.Subject subject) {
    return new Mark(
        Erased.hash(salt, kind, subject.storeId(), subject.id()), kind, OptionalLong.empty());
  }

  static Mark ofText(String salt, String id) {
    return new Mark(
        Erased.hashOfText(salt, id),
        Erased.TEXT,
        OptionalLong.of(id.getBytes(StandardCharsets.UTF_8).length));
  }
}
