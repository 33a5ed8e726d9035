package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A backfill in bounded chunks, oldest first.
 *
 * @param command as the ledger names it
 * @param chunks what is to be done; of a backfill that was cut short the rest
 * @param isRest were chunks of it done before?
 */
record BackfillPlan(String command, List<Chunk> chunks, boolean isRest) {
  BackfillPlan {
    chunks = List.copyOf(chunks);
  }

  /**
   * Days that are done together.
   *
   * @param isFirst of the whole backfill
   * @param isLast of the whole backfill
   */
  record Chunk(DayRange range, boolean isFirst, boolean isLast) {
    LocalDate last() {
      return range.last();
    }
  }

  /**
   * Plans it.
   *
   * @param data first and last day of all data; empty: there is none
   * @param settingsHash of all settings that hold now
   */
  static BackfillPlan of(
      BackfillRequest request,
      Optional<DayRange> data,
      SettingsGuard guard,
      String settingsHash,
      RunHistory history) {
    LocalDate end =
        request.last().or(() -> data.map(DayRange::last)).orElseThrow(BackfillPlan::withoutData);
    if (end.isBefore(request.first())) {
      throw refused("the data ends on " + end + ", before " + request.first(), "Begin earlier");
    }
    check(request, end, data, guard);
    LocalDate first =
        data.map(DayRange::first)
            .filter(day -> day.isAfter(request.first()) && !day.isAfter(end))
            .orElse(request.first());
    String command = request.command(end, settingsHash);
    Optional<LocalDate> done =
        history
            .lastRun(run -> isDone(run, command))
            .flatMap(run -> run.run().request().date())
            .filter(end::isAfter);
    List<Chunk> rest = new ArrayList<>();
    // Events that may now share a session lie in different chunks otherwise.
    int days = guard.isSessionKeyChanged() ? Integer.MAX_VALUE : request.chunkDays();
    for (Chunk chunk : chunks(first, end, days)) {
      if (done.isEmpty() || chunk.last().isAfter(done.orElseThrow())) {
        rest.add(chunk);
      }
    }
    return new BackfillPlan(command, rest, done.isPresent());
  }

  private static boolean isDone(RunRecord run, String command) {
    return run.status() != RunStatus.FAILED && run.run().request().command().equals(command);
  }

  private static List<Chunk> chunks(LocalDate first, LocalDate end, int days) {
    List<Chunk> chunks = new ArrayList<>();
    for (LocalDate from = first; !from.isAfter(end); from = from.plusDays(days)) {
      LocalDate to = from.plusDays(days - 1L);
      boolean isLast = !to.isBefore(end);
      chunks.add(new Chunk(new DayRange(from, isLast ? end : to), from.equals(first), isLast));
    }
    return chunks;
  }

  private static void check(
      BackfillRequest request, LocalDate end, Optional<DayRange> data, SettingsGuard guard) {
    if (request.fromStep() != Pipeline.Step.INGEST) {
      guard.requireSameSources();
    }
    if (request.fromStep() == Pipeline.Step.RATES) {
      guard.requireSameStores();
    }
    boolean isChanging = !guard.changedSources().isEmpty() || !guard.changedStores().isEmpty();
    if (isChanging && data.filter(d -> d.last().isAfter(end)).isPresent()) {
      throw refused(
          "other settings of events or sessions hold up to the end of the data", "Leave --to out");
    }
    if (guard.isSessionKeyChanged()
        && data.filter(d -> d.first().isBefore(request.first())).isPresent()) {
      throw refused(
          "another session-key holds for all sessions",
          "Begin with the first day: --from " + data.orElseThrow().first());
    }
  }

  private static WaymarkException withoutData() {
    return refused("there is no data yet", "Use waymark run, or say --to");
  }

  private static WaymarkException refused(String reason, String remedy) {
    return new WaymarkException(ExitCode.USAGE, "This backfill can't be done", reason, remedy);
  }
}
