package io.waymark.insight;

import io.waymark.config.AlertSettings;
import io.waymark.statistics.MultipleComparisons;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which rates of a store left their band on a day: a function of the daily counts up to that day,
 * as far back as {@link #reach} says.
 */
public final class EarlyWarning {
  private static final Comparator<RateAlert> STRONGEST_FIRST =
      Comparator.<RateAlert>comparingDouble(alert -> alert.score().p())
          .thenComparing(RateAlert::key);

  private final AlertSettings rules;
  private final RateScorer scorer;

  public EarlyWarning(AlertSettings rules) {
    this.rules = rules;
    this.scorer = new RateScorer(rules);
  }

  /** How many days before a day its alerts depend on. */
  public static int reach(AlertSettings rules) {
    return RateScorer.reach(rules);
  }

  /** All alerts of the day, the strongest first; how many of them are kept is another question. */
  public List<RateAlert> alerts(Map<RateKey, DailyCounts> rates, LocalDate day) {
    List<RateAlert> alerts = new ArrayList<>();
    rates.keySet().stream()
        .map(RateKey::slice)
        .distinct()
        .forEach(slice -> alerts.addAll(ofFamily(rates, day, slice)));
    alerts.sort(STRONGEST_FIRST);
    List<RateAlert> ranked = new ArrayList<>();
    for (RateAlert alert : alerts) {
      ranked.add(new RateAlert(alert.key(), alert.score(), alert.adjustedP(), ranked.size() + 1));
    }
    return ranked;
  }

  /** Has the last day of a store about as many sessions as its weekday usually has? */
  public boolean isComplete(DailyCounts sessions, LocalDate day) {
    int index = sessions.index(day);
    int from = Math.max(0, index - rules.baselineDays());
    if (index - from < rules.leastDays()) {
      return true;
    }
    double usual = Baseline.of(sessions, from, index, rules).chances().of(sessions.weekday(index));
    return sessions.chances(index) >= rules.leastVolume() * usual;
  }

  /** What lies beneath an alert of the day. */
  public Evidence evidence(RateAlert alert, Map<RateKey, DailyCounts> rates, LocalDate day) {
    return Evidence.of(alert, rates, day, rules);
  }

  private List<RateAlert> ofFamily(Map<RateKey, DailyCounts> rates, LocalDate day, String slice) {
    List<RateKey> keys = new ArrayList<>();
    List<RateScore> scores = new ArrayList<>();
    rates.forEach(
        (key, counts) -> {
          if (key.slice().equals(slice)) {
            scorer
                .score(counts, counts.index(day), isRiseWatched(key))
                .ifPresent(
                    score -> {
                      keys.add(key);
                      scores.add(score);
                    });
          }
        });
    List<Double> adjusted =
        MultipleComparisons.benjaminiHochberg(scores.stream().map(RateScore::p).toList());
    List<RateAlert> alerts = new ArrayList<>();
    for (int i = 0; i < adjusted.size(); i++) {
      if (adjusted.get(i) <= rules.falseShare()) {
        alerts.add(new RateAlert(keys.get(i), scores.get(i), adjusted.get(i), 0));
      }
    }
    return alerts;
  }

  private boolean isRiseWatched(RateKey key) {
    return key.kind() == RateKey.Kind.CONVERSION && rules.rises().contains(key.rate());
  }
}
