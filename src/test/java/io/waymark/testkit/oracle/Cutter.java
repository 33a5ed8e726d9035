package io.waymark.testkit.oracle;

import io.waymark.config.SessionSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 3.1–3.3 and 3.8: the events of one visitor become sessions. */
final class Cutter {
  private final SessionSettings settings;
  private final ZoneId zone;

  Cutter(SessionSettings settings, ZoneId zone) {
    this.settings = settings;
    this.zone = zone;
  }

  /** The sessions of one visitor of one store, by their first event. */
  List<OracleSession> sessions(List<OracleEvent> ofOneVisitor) {
    List<OracleEvent> events = new ArrayList<>(ofOneVisitor);
    events.sort(EventOrder.BY_TIME);
    List<OracleSession> sessions = new ArrayList<>();
    byKey(events)
        .forEach(
            (sourceSession, its) -> {
              for (List<OracleEvent> stretch : stretches(its, gap(sourceSession))) {
                sessions.addAll(pieces(sourceSession, stretch));
              }
            });
    sessions.sort(Comparator.comparing(OracleSession::first, EventOrder.BY_TIME));
    return sessions;
  }

  /** 3.8: by the source's session id, those without one among themselves; else all together. */
  private Map<Optional<String>, List<OracleEvent>> byKey(List<OracleEvent> events) {
    Map<Optional<String>, List<OracleEvent>> byKey = new LinkedHashMap<>();
    for (OracleEvent event : events) {
      Optional<String> key =
          settings.isKeyedBySource() ? event.text("source_session_id") : Optional.empty();
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(event);
    }
    return byKey;
  }

  private Duration gap(Optional<String> sourceSession) {
    return sourceSession.isPresent() ? settings.maxLength() : settings.idleGap();
  }

  /** 3.1: a silence longer than the gap parts stretches; one of exactly the gap does not. */
  private static List<List<OracleEvent>> stretches(List<OracleEvent> events, Duration gap) {
    List<List<OracleEvent>> stretches = new ArrayList<>();
    List<OracleEvent> stretch = new ArrayList<>();
    for (OracleEvent event : events) {
      if (!stretch.isEmpty() && silence(stretch, event).compareTo(gap) > 0) {
        stretches.add(stretch);
        stretch = new ArrayList<>();
      }
      stretch.add(event);
    }
    stretches.add(stretch);
    return stretches;
  }

  private static Duration silence(List<OracleEvent> stretch, OracleEvent next) {
    return Duration.between(stretch.get(stretch.size() - 1).at(), next.at());
  }

  /** 3.2 and 3.3: what lies before the first opener is in no session; the rest is cut. */
  private List<OracleSession> pieces(Optional<String> sourceSession, List<OracleEvent> stretch) {
    Instant start = stretch.get(0).at();
    int opening = firstOpener(stretch);
    if (opening == stretch.size()) {
      Optional<String> campaign = lastCampaign(stretch, stretch.size());
      return List.of(
          new OracleSession(sourceSession, start, Optional.empty(), campaign, false, stretch));
    }
    List<OracleSession> pieces = new ArrayList<>();
    Optional<String> reason = Optional.empty();
    int from = opening;
    for (int i = opening + 1; i <= stretch.size(); i++) {
      Optional<String> cut = i == stretch.size() ? Optional.of("end") : cutBefore(stretch, i);
      if (cut.isPresent()) {
        pieces.add(
            new OracleSession(
                sourceSession,
                start,
                reason,
                lastCampaign(stretch, i),
                true,
                stretch.subList(from, i)));
        reason = cut;
        from = i;
      }
    }
    return pieces;
  }

  private int firstOpener(List<OracleEvent> stretch) {
    int place = 0;
    while (place < stretch.size() && !isOpener(stretch.get(place))) {
      place++;
    }
    return place;
  }

  private boolean isOpener(OracleEvent event) {
    return settings.opener().map(opener -> Holds.on(event, opener)).orElse(true);
  }

  /** 3.3: why the stretch is cut before its i-th event, by precedence. */
  private Optional<String> cutBefore(List<OracleEvent> stretch, int i) {
    Instant start = stretch.get(0).at();
    OracleEvent before = stretch.get(i - 1);
    OracleEvent after = stretch.get(i);
    if (lengths(start, after.at()) > lengths(start, before.at())) {
      return Optional.of("max-length");
    }
    if (settings.isCutAtMidnight() && day(after).isAfter(day(before))) {
      return Optional.of("midnight");
    }
    Optional<String> campaign = after.text("campaign");
    Optional<String> last = lastCampaign(stretch, i);
    if (settings.isCutAtCampaign()
        && campaign.isPresent()
        && last.isPresent()
        && !campaign.equals(last)) {
      return Optional.of("campaign");
    }
    return Optional.empty();
  }

  /**
   * Cuts at start + k × max-length that lie before the instant: one exactly on a cut is not past
   * it.
   */
  private long lengths(Instant start, Instant instant) {
    long elapsed = ChronoUnit.MICROS.between(start, instant);
    long length = settings.maxLength().toNanos() / 1000;
    return elapsed == 0 ? 0 : (elapsed - 1) / length;
  }

  private LocalDate day(OracleEvent event) {
    return LocalDate.ofInstant(event.at(), zone);
  }

  /** The last campaign among the first events of the stretch. */
  private static Optional<String> lastCampaign(List<OracleEvent> stretch, int size) {
    return stretch.subList(0, size).stream()
        .flatMap(event -> event.text("campaign").stream())
        .reduce((earlier, later) -> later);
  }
}
