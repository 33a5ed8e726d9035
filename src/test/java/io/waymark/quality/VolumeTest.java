package io.waymark.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.QualitySettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VolumeTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-05-01");
  private static final Volume VOLUME = new Volume(new QualitySettings(7, 0.5, 2, true, 1000));

  @Test
  void dayIsComparedWithTheMedianOfTheDaysBefore() {
    assertThat(onLast(1, 10, 10, 10, 10, 10, 99, 5)).containsExactly("0.5 passed");
    assertThat(onLast(1, 10, 10, 10, 10, 10, 99, 4)).containsExactly("0.4 failed");
    assertThat(onLast(1, 10, 10, 10, 10, 10, 99, 20)).containsExactly("2.0 passed");
    assertThat(onLast(1, 10, 10, 10, 10, 10, 99, 21)).containsExactly("2.1 failed");
  }

  @Test
  void daysBeforeTheWindowDoNotCount() {
    assertThat(onLast(900, 900, 900, 10, 10, 10, 10, 10, 10, 10, 10)).containsExactly("1.0 passed");
  }

  @Test
  void fewDaysOrEmptyOnesSayNothing() {
    assertThat(onLast(10, 10, 10, 10, 10, 10, 1)).isEmpty();
    assertThat(onLast(0, 0, 0, 0, 0, 0, 0, 5)).isEmpty();
  }

  private static List<String> onLast(long... sessions) {
    Map<LocalDate, Long> byDay = new TreeMap<>();
    IntStream.range(0, sessions.length).forEach(i -> byDay.put(FIRST.plusDays(i), sessions[i]));
    LocalDate last = FIRST.plusDays(sessions.length - 1L);
    return VOLUME.findings(Map.of("shop", byDay), new TreeSet<>(List.of(last))).stream()
        .map(finding -> finding.observed() + (finding.isPassed() ? " passed" : " failed"))
        .toList();
  }
}
