package io.waymark.testkit.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One piece of a stretch: a session.
 *
 * @param sourceSession id of the source, when sessions are keyed by it
 * @param cutReason why the piece begins; empty for the first of its stretch
 * @param carriedCampaign last campaign of the stretch up to the end of this piece
 * @param isCounted false for a stretch without an opener
 * @param events in the order of 1.5
 */
record OracleSession(
    Optional<String> sourceSession,
    Instant stretchStartedAt,
    Optional<String> cutReason,
    Optional<String> carriedCampaign,
    boolean isCounted,
    List<OracleEvent> events) {
  OracleSession {
    events = List.copyOf(events);
  }

  OracleEvent first() {
    return events.get(0);
  }

  OracleEvent last() {
    return events.get(events.size() - 1);
  }

  Instant startedAt() {
    return first().at();
  }

  String store() {
    return first().store();
  }

  String visitor() {
    return first().visitor().orElseThrow();
  }

  /** 3.5 without the hash: store, visitor, first event's id and time. */
  String key() {
    return String.join("/", store(), visitor(), CellText.instant(startedAt()), first().id());
  }
}
