package io.waymark.job;

import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which files of the landing folder a step takes.
 *
 * @param days landing days to look at
 * @param isWithHistory the history folders too
 * @param isReadAgain files that were read before and are read again although they stay the same
 * @param only no other places than these; empty: all
 */
record FileRequest(
    NavigableSet<LocalDate> days,
    boolean isWithHistory,
    Predicate<DeliveredFile> isReadAgain,
    Optional<Set<DeliveredFile.Place>> only) {
  FileRequest {
    days = new TreeSet<>(days);
  }

  /** New and changed files of the days, and of the history. */
  static FileRequest upTo(LocalDate day, int lookbackDays) {
    return between(new DayRange(day.minusDays(lookbackDays), day), true, file -> false);
  }

  /** New and changed files of the days, and those of them that are to be read again. */
  static FileRequest between(
      DayRange range, boolean isWithHistory, Predicate<DeliveredFile> isReadAgain) {
    return new FileRequest(range.days(), isWithHistory, isReadAgain, Optional.empty());
  }

  /** These files and no others. */
  static FileRequest again(Collection<DeliveredFile> files) {
    Set<DeliveredFile.Place> places =
        files.stream().map(DeliveredFile::place).collect(Collectors.toSet());
    NavigableSet<LocalDate> days = new TreeSet<>();
    places.forEach(place -> place.landingDate().ifPresent(days::add));
    boolean isWithHistory = places.stream().anyMatch(place -> place.landingDate().isEmpty());
    return new FileRequest(
        days, isWithHistory, file -> places.contains(file.place()), Optional.of(places));
  }
}
