package io.waymark.insight;

import io.waymark.config.LeadingSettings;
import io.waymark.insight.LeadingIndicator.Found;
import io.waymark.statistics.DailyNews;
import io.waymark.statistics.LaggedCorrelation;
import io.waymark.statistics.MultipleComparisons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for conversions that precede the goal. Both series lose their weekly cycle and their own
 * memory first; the p-values of all pairs and lags of one level of a store are corrected together;
 * and what was learnt from the first two thirds of the days has to predict the last third.
 */
public final class LeadingSearch {
  private final LeadingSettings settings;

  public LeadingSearch(LeadingSettings settings) {
    this.settings = settings;
  }

  /** One row per item, conversion and lag, or per item and conversion that has too little data. */
  public List<LeadingIndicator> search(List<LeadingItem> items) {
    List<Candidate> candidates = new ArrayList<>();
    List<LeadingIndicator> indicators = new ArrayList<>();
    for (LeadingItem item : items) {
      Optional<News> goal = news(item.goal());
      for (Map.Entry<String, DailyShares> earlier : item.earlier().entrySet()) {
        Optional<News> news = goal.isEmpty() ? goal : news(earlier.getValue());
        List<Candidate> lags =
            news.map(n -> lags(item.name(), earlier.getKey(), n, goal.get())).orElse(List.of());
        candidates.addAll(lags);
        if (lags.isEmpty()) {
          indicators.add(new LeadingIndicator(item.name(), earlier.getKey(), 0, Optional.empty()));
        }
      }
    }
    indicators.addAll(corrected(candidates));
    return indicators;
  }

  private List<LeadingIndicator> corrected(List<Candidate> candidates) {
    List<Double> adjusted =
        MultipleComparisons.holm(
            candidates.stream().map(candidate -> candidate.correlation().pValue()).toList());
    List<LeadingIndicator> indicators = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      double p = adjusted.get(i);
      Found found =
          new Found(
              candidate.correlation(),
              p,
              candidates.size(),
              candidate.skill(),
              p <= settings.significance());
      indicators.add(
          new LeadingIndicator(
              candidate.item(), candidate.conversion(), candidate.lag(), Optional.of(found)));
    }
    return indicators;
  }

  private List<Candidate> lags(String item, String conversion, News earlier, News goal) {
    List<Candidate> lags = new ArrayList<>();
    for (int lag = 1; lag <= settings.lags(); lag++) {
      Optional<LaggedCorrelation> correlation =
          LaggedCorrelation.of(earlier.ofAll, goal.ofAll, lag);
      if (correlation.isPresent()) {
        Optional<Double> skill =
            LaggedCorrelation.skill(earlier.ofLearnt, goal.ofLearnt, lag, goal.learnt);
        lags.add(new Candidate(item, conversion, lag, correlation.get(), skill));
      }
    }
    return lags;
  }

  private Optional<News> news(DailyShares shares) {
    boolean isTooLittle =
        shares.daysWithSessions() < settings.leastDays()
            || shares.total() < settings.leastConversions();
    if (isTooLittle) {
      return Optional.empty();
    }
    double[] series = shares.series();
    int learnt = firstDay(series) + 2 * (series.length - firstDay(series)) / 3;
    Optional<DailyNews> all = DailyNews.learn(series, series.length);
    Optional<DailyNews> first = DailyNews.learn(series, learnt);
    return all.isPresent() && first.isPresent()
        ? Optional.of(new News(all.get().of(series), first.get().of(series), learnt))
        : Optional.empty();
  }

  /** A young store has no days before it. */
  private static int firstDay(double[] series) {
    int first = 0;
    while (first < series.length && Double.isNaN(series[first])) {
      first++;
    }
    return first;
  }

  /** What was new on each day: by what all days teach, and by what the first of them teach. */
  private static final class News {
    private final double[] ofAll;
    private final double[] ofLearnt;
    private final int learnt;

    private News(double[] ofAll, double[] ofLearnt, int learnt) {
      this.ofAll = ofAll;
      this.ofLearnt = ofLearnt;
      this.learnt = learnt;
    }
  }

  private record Candidate(
      String item,
      String conversion,
      int lag,
      LaggedCorrelation correlation,
      Optional<Double> skill) {}
}
