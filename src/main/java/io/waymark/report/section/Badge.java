package io.waymark.report.section;

import io.waymark.report.figure.ConversionDay;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.StoreFigures;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has to be known about the data before its figures are believed.
 *
 * @param kind a class of style: well or warn
 */
public record Badge(String text, String kind) {
  private static final String WELL = "well";
  private static final String WARN = "warn";

  /** Data of yesterday is fresh: its files are delivered once the day has ended. */
  private static final int FRESH_DAYS = 2;

  public static List<Badge> of(StoreFigures figures) {
    List<Badge> badges = new ArrayList<>();
    badges.add(freshness(figures));
    NavigableSet<LocalDate> incomplete = incomplete(figures);
    if (!incomplete.isEmpty()) {
      badges.add(new Badge(days(incomplete) + " incomplete: files are still to come", WARN));
    }
    NavigableSet<LocalDate> provisional = provisional(figures);
    badges.add(
        provisional.isEmpty()
            ? new Badge("All days are final", WELL)
            : new Badge(days(provisional) + " not final", WARN));
    long gaps = figures.period().list().stream().filter(day -> !hasSessions(figures, day)).count();
    if (gaps > 0) {
      badges.add(new Badge("%d days without sessions".formatted(gaps), WARN));
    }
    changed(figures)
        .forEach(
            label ->
                badges.add(new Badge("Definition of " + label + " changed in these days", WARN)));
    return badges;
  }

  private static Badge freshness(StoreFigures figures) {
    return figures
        .store()
        .dataThrough()
        .map(
            through -> {
              long age = ChronoUnit.DAYS.between(through, figures.today());
              String text = "Data through " + Words.day(through);
              return age <= FRESH_DAYS
                  ? new Badge(text, WELL)
                  : new Badge(text + ", %,d days ago".formatted(age), WARN);
            })
        .orElse(new Badge("No files yet", WARN));
  }

  /** Days after the last one whose files have come, and those that have not ended. */
  static NavigableSet<LocalDate> incomplete(StoreFigures figures) {
    return figures.period().list().stream()
        .filter(
            day ->
                !day.isBefore(figures.today())
                    || figures.store().dataThrough().filter(day::isAfter).isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static NavigableSet<LocalDate> provisional(StoreFigures figures) {
    return figures.conversions().stream()
        .filter(day -> day.slice().isTotal() && !day.isFinal())
        .map(ConversionDay::day)
        .filter(figures.period()::holds)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean hasSessions(StoreFigures figures, LocalDate day) {
    return figures.stages().stream()
        .anyMatch(row -> row.day().equals(day) && row.slice().isTotal() && row.sessions() > 0);
  }

  private static List<String> changed(StoreFigures figures) {
    return figures.definitions().conversions().stream()
        .filter(
            conversion ->
                figures.conversions().stream()
                        .filter(day -> day.conversion().equals(conversion.name()))
                        .filter(day -> day.slice().isTotal())
                        .map(ConversionDay::definitionVersion)
                        .distinct()
                        .count()
                    > 1)
        .map(Definitions.Conversion::label)
        .toList();
  }

  private static String days(NavigableSet<LocalDate> days) {
    return days.size() == 1
        ? Words.day(days.first())
        : "%d days from %s to %s"
            .formatted(days.size(), Words.day(days.first()), Words.day(days.last()));
  }
}
