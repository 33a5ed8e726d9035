package io.waymark.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.LeadingSettings;
import io.waymark.insight.LeadingIndicator.State;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LeadingSearchTest {
  private static final LeadingSettings SETTINGS = new LeadingSettings(180, 14, 56, 100, 50, 0.05);

  private final SimulatedDays days = new SimulatedDays(new Random(7), 180, 0.5, 0.15);
  private final LeadingSearch search = new LeadingSearch(SETTINGS);

  @Test
  void aConversionThatIsFollowedThreeDaysLaterPrecedesByThreeDays() {
    double[] news = days.news();
    LeadingItem store =
        item(days.shares(news, 4000, 0.08), days.shares(days.following(news, 3, 0.7), 4000, 0.03));

    assertThat(search.search(List.of(store)))
        .hasSize(14)
        .filteredOn(indicator -> indicator.state() == State.PRECEDES)
        .singleElement()
        .satisfies(indicator -> assertThat(indicator.lag()).isEqualTo(3))
        .satisfies(indicator -> assertThat(found(indicator).skill().orElseThrow()).isPositive())
        .satisfies(indicator -> assertThat(found(indicator).comparisons()).isEqualTo(14));
  }

  @Test
  void whatHappensOnTheSameDayDoesNotPrecede() {
    double[] news = days.news();
    LeadingItem store =
        item(days.shares(news, 4000, 0.08), days.shares(days.following(news, 0, 0.9), 4000, 0.03));

    assertThat(search.search(List.of(store)))
        .extracting(LeadingIndicator::state)
        .containsOnly(State.NOT_SHOWN);
  }

  @Test
  void ofAHundredFamiliesOfIndependentSeriesFewAreCalledLeading() {
    long called = 0;
    for (int family = 0; family < 100; family++) {
      TreeMap<String, DailyShares> earlier = new TreeMap<>();
      for (String name : List.of("cart", "save", "search")) {
        earlier.put(name, days.shares(days.news(), 1000, 0.1));
      }
      LeadingItem store = new LeadingItem("all", earlier, days.shares(days.news(), 1000, 0.03));
      called +=
          search.search(List.of(store)).stream()
              .filter(indicator -> indicator.state() == State.PRECEDES)
              .limit(1)
              .count();
    }
    assertThat(called).isLessThanOrEqualTo(5);
  }

  @Test
  void aProductThatFewBuyIsListedAsSuch() {
    DailyShares many = days.shares(days.news(), 1000, 0.1);
    DailyShares few = new DailyShares(new long[180], new long[180]);

    assertThat(search.search(List.of(item(many, few))))
        .singleElement()
        .satisfies(indicator -> assertThat(indicator.state()).isEqualTo(State.TOO_LITTLE_DATA))
        .satisfies(indicator -> assertThat(indicator.lag()).isZero());
  }

  @Test
  void aDayWithoutSessionsIsLeftOutAndShiftsNothing() {
    days.closed(60, 67);
    double[] news = days.news();
    LeadingItem store =
        item(days.shares(news, 4000, 0.08), days.shares(days.following(news, 3, 0.7), 4000, 0.03));

    assertThat(search.search(List.of(store)))
        .filteredOn(indicator -> indicator.state() == State.PRECEDES)
        .extracting(LeadingIndicator::lag)
        .containsExactly(3);
  }

  private static LeadingItem item(DailyShares earlier, DailyShares goal) {
    TreeMap<String, DailyShares> conversions = new TreeMap<>();
    conversions.put("cart", earlier);
    return new LeadingItem("all", conversions, goal);
  }

  private static LeadingIndicator.Found found(LeadingIndicator indicator) {
    return indicator.found().orElseThrow();
  }
}
