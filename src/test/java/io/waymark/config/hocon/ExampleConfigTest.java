package io.waymark.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Condition;
import io.waymark.config.Conversion;
import io.waymark.config.Settings;
import io.waymark.config.Slice;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.StageSettings;
import io.waymark.table.Events;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example in conf/ is what people start from: it must bind, and mean what it says. */
class ExampleConfigTest {
  private static final Settings SETTINGS = SettingsLoader.load(Path.of("conf"), Map.of());

  @Test
  void theExampleHasTwoStoresWithTheirZonesAndCurrencies() {
    assertThat(SETTINGS.stores()).containsOnlyKeys("ecom", "shop");
    assertThat(SETTINGS.store("ecom").zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(SETTINGS.store("ecom").currency()).isEqualTo("USD");
    assertThat(SETTINGS.store("shop").zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(SETTINGS.store("shop").currency()).isEqualTo("EUR");
  }

  @Test
  void everySourceHasAFileOfItsOwnAndBelongsToOneStore() {
    assertThat(SETTINGS.sources()).containsOnlyKeys("ecom", "shop");
    assertThat(SETTINGS.sources().values())
        .allSatisfy(
            source ->
                assertThat(source.fields())
                    .containsEntry(
                        Events.STORE_ID,
                        new FieldRule(List.of(), Map.of(), List.of(), source.name())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"product_view", "add_to_cart", "shipping_details", "purchase"})
  void theKnownConversionsOfTheClickStreamAreExactlyTheEventsOfThatName(String name) {
    Conversion conversion = SETTINGS.definitions().conversion(name).orElseThrow();

    assertThat(conversion.when()).isEqualTo(new Condition.EqualTo(Events.EVENT_NAME, name));
    assertThat(conversion.distinctBy()).isEmpty();
    assertThat(SETTINGS.source("ecom").fields())
        .containsEntry(
            Events.EVENT_NAME, new FieldRule(List.of("event"), Map.of(), List.of(), null));
  }

  @Test
  void conversionsComeInTheOrderOfTheirStages() {
    assertThat(SETTINGS.definitions().stages().stream().map(StageSettings::name))
        .containsExactly("awareness", "consideration", "intent", "purchase");
    assertThat(SETTINGS.definitions().conversions().stream().map(Conversion::name))
        .startsWith("engaged_session", "newsletter_signup", "promotion_view", "compare")
        .endsWith("shipping_details", "purchase");
    assertThat(SETTINGS.definitions().macro().hasValue()).isTrue();
  }

  @Test
  void figuresAreSlicedByDeviceChannelAndVisitorType() {
    assertThat(SETTINGS.definitions().slices().stream().map(Slice::name))
        .containsExactly("total", "device", "channel", "visitor_type", "device+channel");
    assertThat(SETTINGS.tables().dimensionNames()).endsWith("user_cohort", "user_lifecycle");
  }

  @Test
  void theClickStreamIsKeyedByItsColumnsAndReadInUtc() {
    SourceSettings ecom = SETTINGS.source("ecom");

    assertThat(ecom.eventId().paths())
        .containsExactly("user_id", "session_id", "event", "timestamp");
    assertThat(ecom.times())
        .containsExactly(
            new SourceSettings.TimeRule(
                "timestamp",
                "timestamp",
                SourceSettings.TimeRule.Unit.PATTERN,
                "yyyy-MM-dd HH:mm:ss",
                "UTC",
                false));
    assertThat(ecom.delimited()).isEqualTo(new SourceSettings.Delimited(',', '"', List.of()));
  }

  @Test
  void theGeneratedShopFallsBackToLessTrustedClocks() {
    assertThat(SETTINGS.source("shop").times())
        .extracting(SourceSettings.TimeRule::name)
        .containsExactly(
            "timestamp", "originalTimestamp corrected", "originalTimestamp", "receivedAt");
  }

  @Test
  void environmentSaysWhereTheWarehouseIs() {
    Settings settings =
        SettingsLoader.load(
            Path.of("conf"),
            Map.of("WAYMARK_WAREHOUSE", "s3a://lake/wm", "WAYMARK_LANDING", "s3a://lake/in"));

    assertThat(settings.warehouse().path()).isEqualTo("s3a://lake/wm");
    assertThat(settings.warehouse().landing()).isEqualTo("s3a://lake/in");
    assertThat(SETTINGS.warehouse().path()).isEqualTo("warehouse");
  }
}
