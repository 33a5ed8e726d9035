package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Refuses to go on with other settings of events and sessions than the tables were made with: the
 * same files would no longer give the same tables (semantics 4.6). What a command makes anew, it
 * may change.
 *
 * @param before what the tables were made with; empty: there are none
 * @param now what they would be made with
 */
record SettingsGuard(Optional<ShapingHashes> before, ShapingHashes now) {
  static SettingsGuard of(RunHistory history, ShapingHashes now) {
    return new SettingsGuard(history.sessionHash().map(ShapingHashes::parse), now);
  }

  SortedSet<String> changedSources() {
    return now.changedSources(before.orElse(now));
  }

  SortedSet<String> changedStores() {
    return now.changedStores(before.orElse(now));
  }

  boolean isSessionKeyChanged() {
    return !now.hasSessionKeyOf(before.orElse(now));
  }

  /** Was the file read with other settings than those that hold now? */
  boolean isReadOtherwise(DeliveredFile file) {
    String hash = now.sources().get(file.place().sourceId());
    return hash != null && !hash.equals(file.eventHash());
  }

  /** What the tables are made with while a change is on its way: neither the one nor the other. */
  ShapingHashes onTheWay() {
    return before.map(now::mixedWith).orElse(now);
  }

  /** What the tables are made with, for commands that make nothing. */
  ShapingHashes standing() {
    return before.orElse(now);
  }

  /** For commands that build on what is there. */
  void requireNoChange() {
    requireSameSources();
    requireSameStores();
  }

  /** For commands that cut sessions again, but read no files again. */
  void requireSameSources() {
    refuse(changedSources(), "source", "ingest");
  }

  void requireSameStores() {
    refuse(changedStores(), "store", "sessions");
  }

  /** For the replay of one source: its new mapping is what it is about. */
  void requireNoChangeBut(String source) {
    SortedSet<String> others = changedSources();
    others.remove(source);
    refuse(others, "source", "ingest");
    requireSameStores();
  }

  private static void refuse(SortedSet<String> changed, String kind, String fromStep) {
    if (changed.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    changed.forEach(name -> names.add(kind + " " + name));
    String shaped = kind.equals("source") ? "events" : "sessions";
    throw new WaymarkException(
        ExitCode.USAGE,
        "The settings that shape " + shaped + " have changed",
        "what stands in the warehouse of " + String.join(", ", names) + " was made with others",
        "Restore the former settings, or say from which day on the new ones hold: waymark backfill"
            + " --from DAY --from-step "
            + fromStep
            + " (waymark plan shows what has to be done)");
  }
}
