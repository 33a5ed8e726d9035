package io.waymark.testkit.random;

import static io.waymark.testkit.TestSettings.named;
import static io.waymark.testkit.TestSettings.onEvent;
import static io.waymark.testkit.TestSettings.onSession;

import io.waymark.config.Condition;
import io.waymark.config.ConsentSettings;
import io.waymark.config.Conversion;
import io.waymark.config.StoreSettings;
import io.waymark.testkit.TestAudiences;
import io.waymark.testkit.TestExperiments;
import io.waymark.testkit.TestSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Random options of sessions, bots, slices and conversions; limits small enough to be met. */
final class RandomSettings {
  /**
   * Havana changes its clocks at midnight: one day begins at one o'clock, one midnight is twice.
   */
  static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "America/Havana");

  private final Dice dice;

  RandomSettings(Dice dice) {
    this.dice = dice;
  }

  /** Without what depends on the mere number of events of a session. */
  TestSettings drawSteady() {
    return draw().botLimits(10_000, 10_000).without("busy");
  }

  TestSettings draw() {
    TestSettings settings = TestSettings.empty();
    int stores = dice.between(1, 3);
    for (int i = 1; i <= stores; i++) {
      settings.store(store("store" + i));
    }
    settings.source(JsonLines.source("web", false)).source(JsonLines.source("items", true));
    drawSessions(settings);
    drawBots(settings);
    drawConversions(settings);
    drawNames(settings);
    new RandomFunnels(dice).drawInto(settings);
    drawExperiments(settings);
    drawAudiences(settings);
    settings.products(new RandomProducts(dice).settings());
    return settings
        .lateHorizon(Duration.ofDays(dice.between(1, 4)))
        .duplicateWindow(dice.one(Duration.ofHours(1), Duration.ofDays(1)));
  }

  /** Always the same ones: some worlds begin before the days of the second, some after. */
  private static void drawExperiments(TestSettings settings) {
    settings
        .experiment(
            TestExperiments.named("open")
                .store("store1")
                .exposure(new Condition.Exists("page_path"), "property.kind")
                .variants(TestExperiments.variant("plain", 1), TestExperiments.variant("other", 1))
                .from("2000-01-01")
                .build())
        .experiment(
            TestExperiments.named("short")
                .store("store1")
                .exposure(named("view"), "property.token")
                .variants(TestExperiments.variant("t1", 1), TestExperiments.variant("t2", 2))
                .from("2024-03-10")
                .through("2024-10-27")
                .byPerson()
                .build());
  }

  /** Always the same ones, with windows beyond the few days of a world. */
  private static void drawAudiences(TestSettings settings) {
    settings
        .audience(
            TestAudiences.named("lookers")
                .stores("store1", "store2")
                .atLeast(1, "view", 6)
                .atMost(2, "purchase", 5)
                .heldOut("0.3")
                .build())
        .audience(
            TestAudiences.named("seen")
                .stores("store1")
                .atMost(2, "cart", 4)
                .seenWithin(6)
                .byPerson()
                .heldOut("0.5")
                .withoutConsent()
                .build());
  }

  private StoreSettings store(String id) {
    ConsentSettings.Denied denied =
        dice.one(ConsentSettings.Denied.ANONYMOUS, ConsentSettings.Denied.WITHHELD);
    return new StoreSettings(
        id,
        id,
        ZoneId.of(dice.one(ZONES)),
        dice.one("EUR", "USD"),
        new ConsentSettings(denied, dice.happens(80)));
  }

  private void drawSessions(TestSettings settings) {
    Duration gap = dice.one(Duration.ofMinutes(30), Duration.ofSeconds(90), Duration.ofHours(1));
    settings
        .idleGap(gap)
        .maxLength(dice.one(gap, gap.multipliedBy(3), Duration.ofHours(24)))
        .returningWithin(dice.one(Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7)));
    if (dice.happens(40)) {
      settings.cutAtMidnight();
    }
    if (dice.happens(40)) {
      settings.cutAtCampaign();
    }
    if (dice.happens(25)) {
      settings.keyedBySource();
    }
    if (dice.happens(40)) {
      settings.opener(
          dice.one(
              named("page"),
              new Condition.Not(new Condition.In("event_name", List.of("heartbeat", "save")))));
    }
  }

  private void drawBots(TestSettings settings) {
    settings.botLimits(dice.between(4, 20), dice.between(3, 10));
    settings.bot(
        "user-agent", new Condition.Matches("user_agent", Pattern.compile("(?i)crawl|bot")));
    if (dice.happens(20)) {
      settings.countingBots();
    }
  }

  private void drawConversions(TestSettings settings) {
    settings.conversion(onEvent("purchase", "purchase", true, Optional.empty()));
    settings.conversion(onEvent("cart", "intent", dice.happens(50), Optional.empty()));
    settings.conversion(
        onEvent("checkout", "intent", dice.happens(50), Optional.of("property.token")));
    settings.conversion(onEvent("view", "consideration", false, token()));
    settings.conversion(
        new Conversion(
            "big-or-special",
            "Big or special",
            "consideration",
            Conversion.Scope.EVENT,
            bigOrSpecial(),
            true,
            Optional.empty()));
    settings.conversion(onSession("pages", "awareness", "page_view_count", 2));
    settings.conversion(onSession("engaged", "awareness", "engaged_seconds", 60));
    settings.conversion(onSession("busy", "consideration", "event_count", 3));
  }

  private static Condition bigOrSpecial() {
    return new Condition.Any(
        List.of(
            new Condition.AtLeast("amount", new BigDecimal("50")),
            new Condition.All(
                List.of(
                    new Condition.EqualTo("property.kind", "special"),
                    new Condition.AtMost("amount", new BigDecimal("20"))))));
  }

  private Optional<String> token() {
    return dice.happens(50) ? Optional.of("product_id") : Optional.empty();
  }

  private void drawNames(TestSettings settings) {
    settings.channel("paid", new Condition.Exists("click_id"));
    settings.channel("email", new Condition.EqualTo("campaign_medium", "email"));
    settings.channel("referral", new Condition.Exists("referrer_host"));
    settings.pageType("product", new Condition.Matches("page_path", Pattern.compile("^/p/")));
    settings.pageType("home", new Condition.EqualTo("page_path", "/"));
    settings.dimension("kind", "property.kind");
    settings.slice("device");
    settings.slice("channel", "visitor_type");
    if (dice.happens(50)) {
      settings.slice("kind");
    }
    if (dice.happens(50)) {
      settings.slice("entry_page_type", "country");
    }
  }
}
