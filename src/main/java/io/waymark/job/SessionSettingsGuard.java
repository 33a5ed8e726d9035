package io.waymark.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.storage.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Refuses to go on with other settings of events and sessions than the tables were made with: the
 * same files would no longer give the same tables (semantics 4.6).
 */
final class SessionSettingsGuard {
  private SessionSettingsGuard() {}

  static void check(RunHistory history, String hashes) {
    Optional<RunRecord> last = history.lastDone();
    if (last.isEmpty()) {
      return;
    }
    JsonNode before = Json.read(last.orElseThrow().run().request().sessionHash());
    JsonNode now = Json.read(hashes);
    List<String> changed =
        StreamSupport.stream(now.properties().spliterator(), false)
            .filter(store -> before.has(store.getKey()))
            .filter(store -> !before.get(store.getKey()).equals(store.getValue()))
            .map(store -> store.getKey())
            .toList();
    if (!changed.isEmpty()) {
      throw new WaymarkException(
          ExitCode.USAGE,
          "The settings that shape events and sessions have changed",
          "the tables of " + String.join(", ", changed) + " were made with others",
          "Restore the former settings, or build a new warehouse with these");
    }
  }
}
