package io.waymark.quality;

import io.waymark.config.QualitySettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/** How many sessions a day has, against the median of the days before it. */
public final class Volume {
  public static final String NAME = "volume";

  private static final int FEWEST_DAYS = 7;

  private final QualitySettings settings;

  public Volume(QualitySettings settings) {
    this.settings = settings;
  }

  /**
   * A finding per store and day that has enough days before it.
   *
   * @param sessions by store and day, of the checked days and those before them
   * @param days the checked ones
   */
  public List<Finding> findings(
      Map<String, Map<LocalDate, Long>> sessions, NavigableSet<LocalDate> days) {
    List<Finding> findings = new ArrayList<>();
    sessions.forEach(
        (store, byDay) -> {
          NavigableMap<LocalDate, Long> ofStore = new TreeMap<>(byDay);
          for (LocalDate day : days) {
            Long count = ofStore.get(day);
            if (count != null) {
              median(ofStore.subMap(day.minusDays(settings.volumeDays()), true, day, false))
                  .ifPresent(median -> findings.add(finding(store, day, count, median)));
            }
          }
        });
    return findings;
  }

  private Finding finding(String store, LocalDate day, long count, double median) {
    return new Finding(
        NAME,
        store,
        Optional.of(day),
        count / median,
        new Finding.Limits(settings.lowestVolume(), settings.highestVolume()),
        Optional.of("%d sessions; the median of the days before is %.0f".formatted(count, median)));
  }

  private static Optional<Double> median(NavigableMap<LocalDate, Long> before) {
    List<Long> sorted = before.values().stream().sorted().toList();
    int size = sorted.size();
    if (size < FEWEST_DAYS) {
      return Optional.empty();
    }
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0;
    return median > 0 ? Optional.of(median) : Optional.empty();
  }
}
