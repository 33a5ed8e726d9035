package io.waymark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.config.hocon.SettingsLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsHashTest {
  private static final Settings SETTINGS = with();
  private static final String SHOP_SESSIONS = SettingsHash.sessionHash(SETTINGS, "shop");
  private static final String ECOM_SESSIONS = SettingsHash.sessionHash(SETTINGS, "ecom");
  private static final String SHOP_EVENTS = SettingsHash.eventHash(SETTINGS, "shop");
  private static final String ECOM_EVENTS = SettingsHash.eventHash(SETTINGS, "ecom");
  private static final String CONVERSIONS = SettingsHash.conversionHash(SETTINGS);
  private static final String DEFINITIONS = SettingsHash.definitionHash(SETTINGS);

  /** Written down: another JVM, another day and another machine must find the same. */
  @Test
  void hashOfAConversionIsTheSameInEveryProcess() {
    Conversion purchase =
        new Conversion(
            "purchase",
            "Purchase",
            "purchase",
            Conversion.Scope.EVENT,
            new Condition.EqualTo("event_name", "purchase"),
            true,
            Optional.empty());

    assertThat(SettingsHash.definitionVersion(purchase)).isEqualTo("01c90bfaded84d1e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sessions.idle-gap=29 minutes",
        "sessions.cut-at-midnight=true",
        "sessions.page-view={ event = x }",
        "bots.max-events=10",
      })
  void whatShapesAllSessionsChangesTheHashOfEveryStore(String override) {
    Settings changed = with(override);

    assertThat(SettingsHash.sessionHash(changed, "shop")).isNotEqualTo(SHOP_SESSIONS);
    assertThat(SettingsHash.sessionHash(changed, "ecom")).isNotEqualTo(ECOM_SESSIONS);
    assertThat(SettingsHash.eventHash(changed, "shop")).isEqualTo(SHOP_EVENTS);
    assertThat(SettingsHash.definitionHash(changed)).isEqualTo(DEFINITIONS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest.duplicate-window=2 days", "ingest.limits.text=9 KiB"})
  void whatShapesAllEventsChangesTheHashOfEverySource(String override) {
    Settings changed = with(override);

    assertThat(SettingsHash.eventHash(changed, "shop")).isNotEqualTo(SHOP_EVENTS);
    assertThat(SettingsHash.eventHash(changed, "ecom")).isNotEqualTo(ECOM_EVENTS);
    assertThat(SettingsHash.sessionHash(changed, "shop")).isEqualTo(SHOP_SESSIONS);
    assertThat(SettingsHash.definitionHash(changed)).isEqualTo(DEFINITIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stores.shop.zone=UTC",
        "stores.shop.consent.denied=withheld",
        "sources.shop.event-id=line",
        "sources.shop.fields.visitor_id=userId",
        "sources.shop.sent-at={ from = sentAt, zone = Asia/Tokyo }",
      })
  void whatShapesTheEventsOfOneSourceChangesItsHashOnly(String override) {
    assertThat(SettingsHash.eventHash(with(override), "shop")).isNotEqualTo(SHOP_EVENTS);
    assertThat(SettingsHash.eventHash(with(override), "ecom")).isEqualTo(ECOM_EVENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stores.shop.zone=UTC", "stores.shop.currency=CHF"})
  void whatShapesTheSessionsOfOneStoreChangesItsHashOnly(String override) {
    assertThat(SettingsHash.sessionHash(with(override), "shop")).isNotEqualTo(SHOP_SESSIONS);
    assertThat(SettingsHash.sessionHash(with(override), "ecom")).isEqualTo(ECOM_SESSIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversions.search.stage=intent",
        "conversions.search.when={ event = [search, find] }",
        "macro-conversion=search",
        "stages=[awareness, consideration, intent, hope, purchase]",
        "page-types=[]",
        "funnels.new.steps=[product_view, purchase]",
        "funnels.purchase.window=2 days",
        "funnels.checkout.exclude=search",
        "products.key=property.checkout_id",
        "products.actions.saved=[]",
        "products.max-per-session=9",
        "sources.shop.properties.checkout_id=properties.checkout",
      })
  void whatIsFoundInSessionsHasAHashOfItsOwn(String override) {
    assertThat(SettingsHash.conversionHash(with(override))).isNotEqualTo(CONVERSIONS);
    assertThat(SettingsHash.definitionHash(with(override))).isNotEqualTo(DEFINITIONS);
    assertThat(SettingsHash.sessionHash(with(override), "shop")).isEqualTo(SHOP_SESSIONS);
    assertThat(SettingsHash.eventHash(with(override), "shop")).isEqualTo(SHOP_EVENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slices=[[], [channel], [device]]", "bots.counted=true"})
  void howSessionsAreCountedLeavesThemAsTheyAre(String override) {
    assertThat(SettingsHash.definitionHash(with(override))).isNotEqualTo(DEFINITIONS);
    assertThat(SettingsHash.conversionHash(with(override))).isEqualTo(CONVERSIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warehouse=elsewhere",
        "spark.sql.shuffle.partitions=9",
        "ingest.lookback-days=3",
        "ingest.max-rejected-share=0.5",
        "ingest.limits.expansion=900",
        "stores.shop.label=Another",
        "conversions.search.label=Another",
        "funnels.purchase.label=Another",
        "sources.shop.drop=[context.ip]",
        "sources.shop.files=*.log",
      })
  void whatChangesNoFigureChangesNoHash(String override) {
    assertThat(SettingsHash.sessionHash(with(override), "shop")).isEqualTo(SHOP_SESSIONS);
    assertThat(SettingsHash.eventHash(with(override), "shop")).isEqualTo(SHOP_EVENTS);
    assertThat(SettingsHash.definitionHash(with(override))).isEqualTo(DEFINITIONS);
  }

  @Test
  void textsThatLookLikeStructureDoNotCollide() {
    assertThat(Canonical.hash(List.of("a,1:b"))).isNotEqualTo(Canonical.hash(List.of("a", "b")));
    assertThat(Canonical.hash("ab", "c")).isNotEqualTo(Canonical.hash("a", "bc"));
    assertThat(Canonical.hash((Object) null)).isNotEqualTo(Canonical.hash("-"));
    assertThat(Canonical.text(Map.of("b", 1, "a", 2))).isEqualTo("{1:a=1:2, 1:b=1:1}");
  }

  @Test
  void unknownStoreHasNoHash() {
    assertThatThrownBy(() -> SettingsHash.sessionHash(SETTINGS, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no store x");
  }

  private static Settings with(String... overrides) {
    return SettingsLoader.load(Path.of("conf"), Map.of(), List.of(overrides));
  }
}
