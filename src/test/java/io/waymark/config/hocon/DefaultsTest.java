package io.waymark.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.ChangeSettings;
import io.waymark.config.Condition;
import io.waymark.config.LimitSettings;
import io.waymark.config.NamedCondition;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in defaults are those of the documented semantics. */
class DefaultsTest {
  @TempDir Path folder;
  private Settings settings;

  @BeforeEach
  void readTheSmallestConfiguration() {
    settings = new ConfigFolder(folder).main("").read(Map.of()).orElseThrow();
  }

  @Test
  void sessionsEndAfterHalfAnHourOfSilence() {
    assertThat(settings.sessions().idleGap()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.sessions().maxLength()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.sessions().returningWithin()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.sessions().opener()).isEmpty();
    assertThat(settings.sessions().isKeyedBySource()).isFalse();
  }

  @Test
  void eventsAreAcceptedWithinTheirHorizons() {
    assertThat(settings.ingest().lookbackDays()).isEqualTo(7);
    assertThat(settings.ingest().lateHorizon()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.ingest().duplicateWindow()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.ingest().futureTolerance()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.ingest().earliestEvent()).isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
    assertThat(settings.ingest().limits())
        .isEqualTo(new LimitSettings(1 << 20, 4096, 64L << 30, 200, 64, 1000, 8192));
  }

  @Test
  void purchaseIsTheGoal() {
    assertThat(settings.definitions().macro().name()).isEqualTo("purchase");
    assertThat(settings.definitions().macro().when())
        .isEqualTo(new Condition.Any(List.of(new Condition.EqualTo("event_name", "purchase"))));
    assertThat(settings.definitions().ordinal("purchase")).isEqualTo(4);
  }

  @Test
  void ownConditionReplacesTheDefaultInsteadOfAddingToIt() {
    Settings own =
        new ConfigFolder(folder)
            .main("waymark.sessions.page-view { country = DE }")
            .read(Map.of())
            .orElseThrow();

    assertThat(own.sessions().pageView()).isEqualTo(new Condition.EqualTo("country", "DE"));
  }

  @Test
  void aChangeIsHeldAgainstFourWeeksAndValuesAreComparedOnRequest() {
    Settings own =
        new ConfigFolder(folder)
            .main(
                "waymark.insights.rate-changes.compare = [{ dimension = device, value = mobile,"
                    + " with = desktop }]")
            .read(Map.of())
            .orElseThrow();

    assertThat(settings.insights().changes())
        .isEqualTo(new ChangeSettings(7, 4, 20, 12, List.of()));
    assertThat(own.insights().changes().pairs())
        .containsExactly(new ChangeSettings.Pair("device", "mobile", "desktop"));
  }

  @Test
  void channelsAreTriedFromTheMostSpecificToTheRest() {
    assertThat(settings.definitions().channels().stream().map(NamedCondition::name))
        .startsWith("email", "message", "affiliate", "paid_shopping")
        .endsWith("organic_search", "referral", "other");
  }

  @Test
  void mappingSaysOnlyWhatDiffers() {
    SourceSettings web = settings.source("web");

    assertThat(web.files()).isEqualTo("*");
    assertThat(web.format()).isEqualTo(SourceSettings.Format.JSON_LINES);
    assertThat(web.delimited()).isNull();
    assertThat(web.sequence()).isEmpty();
    assertThat(web.isOrderItems()).isFalse();
    assertThat(settings.store("shop").label()).isEqualTo("Shop");
    assertThat(settings.tables().properties()).containsExactly("plan");
  }
}
