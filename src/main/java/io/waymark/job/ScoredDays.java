package io.waymark.job;

import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.TableRead;
import io.waymark.table.RateAlerts;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which days a part looks at whose rows are a function of the daily rows of their day and of so
 * many days before it.
 *
 * @param published days that have figures
 * @param scored days to look at, some of which may be published no more
 */
record ScoredDays(NavigableSet<StoreDay> published, NavigableSet<StoreDay> scored) {
  /** So many days are looked at at a time: their counts are in memory. */
  private static final int CHUNK_DAYS = 92;

  /**
   * Those in whose reach figures changed.
   *
   * @param table with a store, a day and a status, which may be pending
   * @param reach how many days before a day its rows depend on
   */
  static ScoredDays of(InsightWork work, TableSpec table, int reach) {
    NavigableSet<StoreDay> published =
        new TreeSet<>(
            PublishedFigures.read(work.tables(), work.settings().tables()).flags().keySet());
    NavigableSet<StoreDay> scored = new TreeSet<>(present(work, table));
    work.changed()
        .ifPresentOrElse(
            changed -> scored.addAll(reached(published, changed, work, reach)),
            () -> scored.addAll(published));
    return new ScoredDays(published, scored);
  }

  /** The days to look at, in portions. */
  List<List<StoreDay>> chunks() {
    List<List<StoreDay>> chunks = new ArrayList<>();
    for (StoreDay day : scored) {
      if (chunks.isEmpty()
          || chunks.get(chunks.size() - 1).get(0).day().plusDays(CHUNK_DAYS).isBefore(day.day())) {
        chunks.add(new ArrayList<>());
      }
      chunks.get(chunks.size() - 1).add(day);
    }
    return chunks;
  }

  /**
   * Days that have rows and are looked at whatever changed: the pending ones, and if all are looked
   * at those that are published no more.
   */
  private static Set<StoreDay> present(InsightWork work, TableSpec table) {
    Set<StoreDay> days = new TreeSet<>();
    if (work.tables().exists(table)) {
      work.tables()
          .read(
              TableRead.of(table)
                  .only(List.of(RateAlerts.STORE_ID, RateAlerts.SESSION_DATE, RateAlerts.STATUS)),
              row -> {
                boolean isPending =
                    row.value(RateAlerts.STATUS, String.class).equals(RateAlerts.STATUS_PENDING);
                if (isPending || work.changed().isEmpty()) {
                  days.add(
                      new StoreDay(
                          row.value(RateAlerts.STORE_ID, String.class),
                          row.value(RateAlerts.SESSION_DATE, LocalDate.class)));
                }
              });
    }
    return days;
  }

  /** Days in whose reach a day lies that changed, and those themselves. */
  private static Set<StoreDay> reached(
      NavigableSet<StoreDay> published,
      NavigableSet<LocalDate> changed,
      InsightWork work,
      int reach) {
    Set<StoreDay> reached = new TreeSet<>();
    for (StoreDay storeDay : published) {
      LocalDate last = changed.floor(storeDay.day());
      if (last != null && !last.plusDays(reach).isBefore(storeDay.day())) {
        reached.add(storeDay);
      }
    }
    work.settings()
        .stores()
        .keySet()
        .forEach(store -> changed.forEach(day -> reached.add(new StoreDay(store, day))));
    return reached;
  }
}
