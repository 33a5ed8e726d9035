package io.waymark.job;

import io.waymark.config.IngestSettings;
import io.waymark.table.SupersededEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened to the events since sessions were last cut.
 *
 * @param fresh deliveries that count now and did not then
 * @param gone deliveries that counted then and do not now
 * @param dead deliveries whose rows are in the table and do not count, the gone ones among them
 * @param waiting deliveries whose late events do not count yet
 * @param released deliveries that counted before, but for their late events, which do now
 * @param first earliest business day of the fresh, gone and released ones, but for late events that
 *     wait; empty: there are none
 * @param last latest one
 * @param events about how many events came, went or wait no longer
 * @param supersededBefore version of superseded_events then
 * @param wholeDays business days all of whose events are taken as changed
 */
record EventChanges(
    Set<Long> fresh,
    Set<Long> gone,
    Set<Long> dead,
    Set<Long> waiting,
    Set<Long> released,
    Optional<LocalDate> first,
    Optional<LocalDate> last,
    long events,
    long supersededBefore,
    NavigableSet<LocalDate> wholeDays) {
  EventChanges {
    fresh = Set.copyOf(fresh);
    gone = Set.copyOf(gone);
    dead = Set.copyOf(dead);
    waiting = Set.copyOf(waiting);
    released = Set.copyOf(released);
    wholeDays = new TreeSet<>(wholeDays);
  }

  /** What changed since a step ended; empty: since ever. */
  static EventChanges since(Optional<StepRecord> last, Deliveries now, Settling settling) {
    OptionalLong through = last.map(s -> s.end().throughFileId()).orElse(OptionalLong.empty());
    return between(
        now.upTo(through.orElse(0)),
        now,
        last.map(s -> s.end().versions().version(SupersededEvents.TABLE))
            .orElse(OptionalLong.empty())
            .orElse(0),
        settling);
  }

  /** What changed between two states of the deliveries. */
  static EventChanges between(
      Deliveries before, Deliveries now, long supersededBefore, Settling settling) {
    Set<Long> liveBefore = before.liveFileIds();
    Set<Long> liveNow = now.liveFileIds();
    List<DeliveredFile> fresh =
        now.live().stream().filter(file -> !liveBefore.contains(file.fileId())).toList();
    List<DeliveredFile> gone =
        before.live().stream().filter(file -> !liveNow.contains(file.fileId())).toList();
    List<DeliveredFile> released =
        now.live().stream()
            .filter(file -> liveBefore.contains(file.fileId()))
            .filter(settling::isReleased)
            .toList();
    List<DayRange> days =
        Stream.concat(
                fresh.stream().flatMap(file -> counting(file, settling).stream()),
                Stream.of(gone, released)
                    .flatMap(List::stream)
                    .flatMap(file -> file.days().stream()))
            .toList();
    return new EventChanges(
        ids(fresh),
        ids(gone),
        now.deadFileIds(),
        ids(now.live().stream().filter(settling::isWaiting).toList()),
        ids(released),
        days.stream().map(DayRange::first).min(LocalDate::compareTo),
        days.stream().map(DayRange::last).max(LocalDate::compareTo),
        count(fresh, DeliveredFile::recordsRead)
            + count(gone, DeliveredFile::recordsRead)
            + count(released, DeliveredFile::late),
        supersededBefore,
        new TreeSet<>());
  }

  /** Days of the events of a delivery that do not wait; empty: there are none. */
  private static Optional<DayRange> counting(DeliveredFile file, Settling settling) {
    if (!settling.isWaiting(file)) {
      return file.days();
    }
    LocalDate first =
        file.place().landingDate().orElseThrow().minusDays(IngestSettings.DAYS_BEFORE_GATHERING);
    return file.days()
        .filter(days -> !days.last().isBefore(first))
        .map(days -> days.first().isBefore(first) ? new DayRange(first, days.last()) : days);
  }

  /** The same, and all events of these business days. */
  EventChanges withWholeDays(NavigableSet<LocalDate> days) {
    if (days.isEmpty()) {
      return this;
    }
    return new EventChanges(
        fresh,
        gone,
        dead,
        waiting,
        released,
        Optional.of(first.filter(days.first()::isAfter).orElse(days.first())),
        Optional.of(last.filter(days.last()::isBefore).orElse(days.last())),
        events,
        supersededBefore,
        days);
  }

  private static long count(List<DeliveredFile> files, ToLongFunction<DeliveredFile> events) {
    return files.stream().mapToLong(events).sum();
  }

  private static Set<Long> ids(List<DeliveredFile> files) {
    return files.stream().map(DeliveredFile::fileId).collect(Collectors.toSet());
  }

  /** Without a day there is no event, so nothing changes but the deliveries. */
  boolean isWithoutEvents() {
    return first.isEmpty();
  }

  boolean isEmpty() {
    return fresh.isEmpty() && gone.isEmpty() && released.isEmpty() && wholeDays.isEmpty();
  }

  /** Deliveries whose events came, went or wait no longer. */
  Set<Long> deliveries() {
    return Stream.of(fresh, gone, released)
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Deliveries whose late events did not count then, whether or not they do now. */
  Set<Long> notSettledThen() {
    return Stream.concat(waiting.stream(), released.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Deliveries that reading leaves aside when it looks for events from before. */
  Set<Long> notOld() {
    return Stream.concat(fresh.stream(), dead.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
