package io.waymark.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopFaultsTest {
  private static final Duration GAP = Duration.ofMinutes(30);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path folder;
  private int folders;

  @Test
  void withoutFaultsEveryLineIsAnEventAndSessionsAreWhatTheGapCuts() throws IOException {
    WrittenShop shop = write(Faults.NONE);

    assertThat(shop.lines())
        .allSatisfy(
            line -> {
              assertThat(line.isDuplicate() || line.isBot() || line.isLate()).isFalse();
              assertThat(line.isCorrupt()).isFalse();
              assertThat(line.isConsented()).isTrue();
            })
        .extracting(WrittenLine::messageId)
        .doesNotHaveDuplicates();
    assertThat(silences(shop)).allMatch(silence -> silence.compareTo(GAP) < 0);
    assertThat(pauses(shop)).isNotEmpty().allMatch(pause -> pause.compareTo(GAP) > 0);
  }

  @Test
  void duplicatesRepeatAnEventAndOneInTenIsAStrangers() throws IOException {
    WrittenShop shop = write(Faults.NONE.with(Fault.DUPLICATES, 0.1));

    assertThat(share(shop, WrittenLine::isDuplicate)).isCloseTo(0.1 / 1.1, within(0.01));
    Set<String> seen = new HashSet<>();
    long strangers = 0;
    long duplicates = 0;
    for (WrittenLine line : shop.lines()) {
      assertThat(seen.add(line.messageId())).isEqualTo(!line.isDuplicate());
      String anonymousId = line.json().path("anonymousId").asText();
      strangers += anonymousId.equals(line.visitorId()) ? 0 : 1;
      duplicates += line.isDuplicate() ? 1 : 0;
    }
    assertThat((double) strangers / duplicates).isCloseTo(0.1, within(0.03));
  }

  @Test
  void lateEventsKeepToTheirBands() throws IOException {
    LateBand hours = new LateBand(0.06, Duration.ofHours(2), Duration.ofHours(10));
    LateBand days = new LateBand(0.03, Duration.ofDays(1), Duration.ofDays(2));
    WrittenShop shop = write(Faults.NONE.withLate(List.of(hours, days)));

    assertThat(share(shop, WrittenLine::isLate)).isCloseTo(0.09, within(0.012));
    assertThat(shop.lines())
        .filteredOn(WrittenLine::isLate)
        .extracting(line -> Duration.between(line.happenedAt(), line.instant("receivedAt")))
        .allMatch(delay -> isWithin(delay, hours) || isWithin(delay, days));
  }

  @Test
  void corruptLinesComeOnTopAndAloneDoNotParse() throws IOException {
    WrittenShop shop = write(Faults.NONE.with(Fault.CORRUPT_LINES, 0.05));

    assertThat(share(shop, WrittenLine::isCorrupt)).isCloseTo(0.05 / 1.05, within(0.008));
    Set<String> whole = new HashSet<>();
    shop.lines().stream().filter(line -> !line.isCorrupt()).forEach(l -> whole.add(l.messageId()));
    assertThat(shop.lines())
        .allSatisfy(
            line -> {
              assertThat(line.isJson()).isNotEqualTo(line.isCorrupt());
              assertThat(whole.contains(line.messageId())).isTrue();
            });
  }

  @Test
  void botsAreAShareOfVisitsAndMostSayWhatTheyAre() throws IOException {
    WrittenShop shop = write(Faults.NONE.with(Fault.BOTS, 0.3));

    Map<String, Boolean> visits = new HashMap<>();
    Set<String> declared = new HashSet<>();
    for (WrittenLine line : shop.lines()) {
      visits.put(line.session().orElseThrow(), line.isBot());
      String userAgent = line.json().at("/context/userAgent").asText();
      if (userAgent.contains("compatible;")) {
        declared.add(line.session().orElseThrow());
      }
    }
    long bots = visits.values().stream().filter(isBot -> isBot).count();
    assertThat((double) bots / visits.size()).isCloseTo(0.3, within(0.01));
    assertThat((double) declared.size() / bots).isCloseTo(0.97, within(0.02));
    assertThat(declared).allMatch(visit -> Boolean.TRUE.equals(visits.get(visit)));
  }

  @Test
  void consentIsDeniedByVisitors() throws IOException {
    WrittenShop shop = write(Faults.NONE.with(Fault.CONSENT_DENIED, 0.2));

    Map<String, Boolean> visitors = new HashMap<>();
    for (WrittenLine line : shop.lines()) {
      boolean isGiven =
          line.json().at("/context/consent/categoryPreferences/analytics").asBoolean();
      assertThat(isGiven).isEqualTo(line.isConsented());
      assertThat(visitors.getOrDefault(line.visitorId(), isGiven)).isEqualTo(isGiven);
      visitors.put(line.visitorId(), isGiven);
    }
    long denied = visitors.values().stream().filter(isGiven -> !isGiven).count();
    assertThat((double) denied / visitors.size()).isCloseTo(0.2, within(0.03));
  }

  @Test
  void refundsNameAnOrderAndNoVisitor() throws IOException {
    WrittenShop shop = write(Faults.NONE.with(Fault.REFUNDS, 1));

    Map<String, Instant> orders = new HashMap<>();
    long refunds = 0;
    for (WrittenLine line : shop.lines()) {
      String order = line.json().at("/properties/order_id").asText();
      if (line.name().equals("Order Completed")) {
        orders.put(order, line.happenedAt());
      } else if (line.name().equals("Order Refunded")) {
        refunds++;
        assertThat(orders).containsKey(order);
        assertThat(line.session()).isEmpty();
        assertThat(line.json().path("anonymousId").isNull()).isTrue();
        assertThat(line.happenedAt()).isAfter(orders.get(order));
      }
    }
    assertThat(refunds).isBetween(orders.size() / 5L, orders.size() - 1L);
  }

  @Test
  void exactGapsStayInTheirSession() throws IOException {
    WrittenShop shop = write(Faults.NONE.with(Fault.EXACT_GAPS, 1));

    List<Duration> silences = silences(shop);
    assertThat(silences).allMatch(silence -> silence.compareTo(GAP) <= 0);
    assertThat(
            (double) silences.stream().filter(silence -> silence.equals(GAP)).count()
                / shop.sessions().size())
        .isCloseTo(1, within(0.01));
  }

  @Test
  void midnightIsCrossedByTheShareThatIsAskedFor() throws IOException {
    WrittenShop shop = write(Faults.NONE.with(Fault.MIDNIGHT_CROSSINGS, 0.5));

    long crossings =
        shop.sessions().values().stream()
            .filter(times -> !day(times.get(0)).equals(day(times.get(times.size() - 1))))
            .count();
    assertThat((double) crossings / shop.sessions().size()).isCloseTo(0.48, within(0.06));
    assertThat(silences(shop)).allMatch(silence -> silence.compareTo(GAP) <= 0);
  }

  @Test
  void clocksAreOffByVisitorsAndCanBeCorrected() throws IOException {
    WrittenShop shop = write(Faults.NONE.with(Fault.CLOCK_SKEW, 0.3).with(Fault.REFUNDS, 1));

    Map<String, Duration> skews = new HashMap<>();
    Set<String> uncorrected = new HashSet<>();
    for (WrittenLine line : shop.lines()) {
      Duration skew = line.clockSkew();
      Instant created = line.instant("originalTimestamp");
      Duration waited = Duration.between(created, line.instant("sentAt"));
      assertThat(line.instant("receivedAt").minus(waited)).isEqualTo(line.happenedAt());
      assertThat(Duration.between(line.happenedAt(), created).minus(skew))
          .isBetween(Duration.ofMillis(-300), Duration.ZERO);
      if (line.session().isEmpty()) {
        assertThat(skew).isZero();
      } else {
        assertThat(skews.getOrDefault(line.visitorId(), skew)).isEqualTo(skew);
        skews.put(line.visitorId(), skew);
      }
      if (!line.json().has("timestamp")) {
        assertThat(skew).isNotEqualTo(Duration.ZERO);
        uncorrected.add(line.visitorId());
      }
    }
    long skewed = skews.values().stream().filter(skew -> !skew.isZero()).count();
    assertThat((double) skewed / skews.size()).isCloseTo(0.3, within(0.03));
    assertThat((double) uncorrected.size() / skewed).isCloseTo(0.5, within(0.08));
    assertThat(skews.values())
        .anyMatch(skew -> skew.compareTo(GAP) > 0)
        .anyMatch(skew -> skew.negated().compareTo(GAP) > 0)
        .allMatch(skew -> skew.abs().compareTo(Duration.ofDays(1)) <= 0);
  }

  @Test
  void cartsAreMissingFromTheShareOfOrdersThatIsAskedFor() throws IOException {
    WrittenShop shop = write(Faults.NONE.with(Fault.ORDERS_WITHOUT_CART, 1));

    Map<String, Set<String>> names = new HashMap<>();
    for (WrittenLine line : shop.lines()) {
      names
          .computeIfAbsent(line.session().orElseThrow(), session -> new HashSet<>())
          .add(line.name());
    }
    assertThat(names.values())
        .filteredOn(seen -> seen.contains("Order Completed"))
        .isNotEmpty()
        .noneMatch(seen -> seen.contains("Product Added") || seen.contains("Cart Viewed"));
  }

  @Test
  void tiesShareTheMillisecondOfTheirPage() throws IOException {
    WrittenShop all = write(Faults.NONE.with(Fault.TIES, 1));
    long searches = all.lines().stream().filter(l -> l.name().equals("Products Searched")).count();

    assertThat(silences(all).stream().filter(Duration::isZero).count()).isGreaterThan(searches);
    assertThat(silences(write(Faults.NONE))).noneMatch(Duration::isZero);
  }

  private WrittenShop write(Faults faults) throws IOException {
    return WrittenShop.write(
        ShopSettings.typical(11, "shop", LocalDate.of(2026, 5, 1), 15, 120).withFaults(faults),
        folder.resolve(String.valueOf(folders++)));
  }

  private static double share(WrittenShop shop, Predicate<WrittenLine> trait) {
    return (double) shop.lines().stream().filter(trait).count() / shop.lines().size();
  }

  private static boolean isWithin(Duration delay, LateBand band) {
    return delay.compareTo(band.from()) >= 0 && delay.compareTo(band.to()) <= 0;
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(BERLIN).toLocalDate();
  }

  private static List<Duration> silences(WrittenShop shop) {
    return shop.sessions().values().stream().flatMap(times -> between(times).stream()).toList();
  }

  /** From the end of a session to the visitor's next one. */
  private static List<Duration> pauses(WrittenShop shop) {
    Map<String, TreeMap<Instant, Instant>> visitors = new HashMap<>();
    shop.sessions()
        .forEach(
            (session, times) ->
                visitors
                    .computeIfAbsent(session.substring(0, 36), unused -> new TreeMap<>())
                    .put(times.get(0), times.get(times.size() - 1)));
    return visitors.values().stream()
        .flatMap(
            visits ->
                visits.keySet().stream()
                    .filter(start -> visits.lowerEntry(start) != null)
                    .map(start -> Duration.between(visits.lowerEntry(start).getValue(), start)))
        .toList();
  }

  private static List<Duration> between(List<Instant> times) {
    return IntStream.range(1, times.size())
        .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
        .toList();
  }
}
