package io.waymark.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopSettingsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @ParameterizedTest
  @CsvSource({
    "Shop 1, 1, 1, store must be a plain host name: Shop 1",
    "shop, 0, 1, 'days must be at least 1, but was 0'",
    "shop, 1, 0, 'sessions-per-day must be at least 1, but was 0'",
  })
  void refusesNonsense(String store, int days, int sessions, String message) {
    assertThatThrownBy(() -> ShopSettings.typical(1, store, DAY, days, sessions))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesNoOrTooManyFiles() {
    ShopSettings settings = ShopSettings.typical(1, "shop", DAY, 1, 1);

    assertThat(settings.withFilesPerDay(1000).filesPerDay()).isEqualTo(1000);
    assertThatThrownBy(() -> settings.withFilesPerDay(0))
        .hasMessage("files-per-day must be at least 1, but was 0");
    assertThatThrownBy(() -> settings.withFilesPerDay(1001))
        .hasMessage("files-per-day must be at most 1000: 1001");
  }

  @Test
  void aFunnelOnlyNarrows() {
    assertThatThrownBy(() -> new FunnelRates(0, 0.5, 0, 0, 0, 0.1, 0.05, 0.06, 0.01))
        .hasMessage("payment (0.06) must not exceed checkout (0.05)");
  }

  @Test
  void sharesLieBetweenNothingAndAll() {
    assertThatThrownBy(() -> Faults.NONE.with(Fault.DUPLICATES, 1.1))
        .hasMessage("duplicates must lie between 0 and 1, but was 1.1");
    assertThatThrownBy(() -> Faults.NONE.with(Fault.CORRUPT_LINES, Double.NaN))
        .hasMessage("corrupt-lines must lie between 0 and 1, but was NaN");
  }

  @Test
  void lateBandsTogetherAreAShare() {
    LateBand band = new LateBand(0.6, Duration.ofHours(1), Duration.ofHours(2));

    assertThatThrownBy(() -> Faults.NONE.withLate(List.of(band, band)))
        .hasMessage("late must lie between 0 and 1, but was 1.2");
    assertThatThrownBy(() -> new LateBand(0.1, Duration.ofHours(2), Duration.ofHours(1)))
        .hasMessage("a late band must go from a positive delay up, but was PT2H to PT1H");
  }
}
