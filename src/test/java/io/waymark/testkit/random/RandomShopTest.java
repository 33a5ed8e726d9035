package io.waymark.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.oracle.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomShopTest {
  @Test
  void theSameSeedGivesTheSameWorld() {
    assertThat(RandomShop.world(7).events()).isEqualTo(RandomShop.world(7).events());
    assertThat(RandomShop.world(7).events()).isNotEqualTo(RandomShop.world(8).events());
  }

  @Test
  void everyRareCaseHappensInSomeWorlds() {
    Map<String, Integer> cases = new TreeMap<>();
    for (long seed = 0; seed < 40; seed++) {
      RandomWorld world = RandomShop.world(seed);
      List<OracleEvent> lines = world.events();
      Oracle oracle = new Oracle(world.settings());
      Published published = world.published();
      count(cases, "held", oracle.held(lines).size());
      count(cases, "copy", lines.size() - oracle.counted(lines).size());
      count(cases, "copied file", world.copies().size());
      for (Map<String, String> row : published.sessions().rows()) {
        count(cases, "cut " + row.get("cut_reason"), 1);
        count(cases, "bot " + row.get("bot_rule"), 1);
        count(cases, "visitor " + row.get("visitor_type"), 1);
        count(cases, "counted " + row.get("is_counted"), 1);
        count(cases, "furthest " + row.get("furthest_stage"), 1);
      }
      countPeople(cases, published);
      for (Map<String, String> row : published.orders().rows()) {
        count(cases, "store currency " + row.get("is_store_currency"), 1);
      }
      for (Map<String, String> row : published.sessionProducts().rows()) {
        count(cases, "capped " + row.get("is_capped"), 1);
        count(cases, "category " + row.get("category"), 1);
      }
      for (Map<String, String> row : published.dailyProductRates().rows()) {
        count(cases, "".equals(row.get("add_rate")) ? "product unseen" : "product viewed", 1);
      }
      for (Map<String, String> row : published.dailyConversionRates().rows()) {
        count(cases, "final " + row.get("is_final"), 1);
        count(cases, "basis " + row.get("interval_basis"), 1);
      }
    }
    assertThat(cases)
        .containsKeys("held", "copy", "copied file", "cut ", "cut max-length", "cut midnight")
        .containsKeys("cut campaign", "bot ", "bot user-agent", "bot max-events")
        .containsKeys("bot max-events-per-minute", "visitor new", "visitor returning")
        .containsKeys("counted true", "counted false", "furthest none", "furthest purchase")
        .containsKeys("store currency true", "store currency false", "final true", "final false")
        .containsKeys("capped true", "capped false", "category shoes", "category unknown")
        .containsKeys("product unseen", "product viewed")
        .containsKeys("basis none", "basis clustered", "basis unclustered")
        .containsKeys("users 1", "users 2", "variants 1", "variants 2")
        .containsKeys("lookers listed true", "lookers listed false", "lookers held out true")
        .containsKeys("lookers consent true", "lookers consent false", "lookers consent ")
        .containsKeys("seen listed true", "seen listed false", "seen longer true");
  }

  private static void countPeople(Map<String, Integer> cases, Published published) {
    for (Map<String, String> row : published.visitorIdentities().rows()) {
      count(cases, "users " + row.get("user_count"), 1);
    }
    for (Map<String, String> row : published.exposures().rows()) {
      count(cases, "variants " + row.get("variant_count"), 1);
    }
    for (Map<String, String> row : published.audienceMembers().rows()) {
      count(cases, row.get("audience") + " listed " + row.get("is_listed"), 1);
      count(cases, row.get("audience") + " held out " + row.get("is_held_out"), 1);
      count(cases, row.get("audience") + " longer " + row.get("is_member_longer"), 1);
      count(cases, row.get("audience") + " consent " + row.get("is_marketing_consented"), 1);
    }
  }

  private static void count(Map<String, Integer> cases, String name, int times) {
    if (times > 0) {
      cases.merge(name, times, Integer::sum);
    }
  }

  @Test
  void filesAreJsonLinesThatSayWhatTheEventsSay(@TempDir Path landing) throws IOException {
    RandomWorld world = RandomShop.world(3);

    JsonLines.write(world.files(), landing);

    for (LandedFile file : world.files()) {
      List<String> lines = Files.readAllLines(landing.resolve(file.location()));
      assertThat(lines).hasSameSizeAs(file.events());
      for (int i = 0; i < lines.size(); i++) {
        OracleEvent event = file.events().get(i);
        Config record = json(lines.get(i));
        assertThat(event.place()).isEqualTo(i);
        assertThat(record.getString("id")).isEqualTo(event.id());
        assertThat(record.getString("event_at")).isEqualTo(event.at().toString());
        assertThat(record.hasPath("visitor_id")).isEqualTo(event.visitor().isPresent());
        assertThat(record.hasPath("props.token"))
            .isEqualTo(event.text("property.token").isPresent());
      }
    }
  }

  private static Config json(String line) {
    return ConfigFactory.parseString(
        line, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
  }
}
