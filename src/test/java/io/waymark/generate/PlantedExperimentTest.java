package io.waymark.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of a shop with an experiment against what was planted. */
class PlantedExperimentTest {
  private static final String EXPOSED = "Experiment Viewed";
  private static final PlantedExperiment PLANTED =
      new PlantedExperiment("cart", 0.4, Map.of("add", 3.0), 0.25);
  private static final ShopSettings SETTINGS =
      ShopSettings.typical(5, "shop", LocalDate.of(2026, 3, 1), 30, 300)
          .withFaults(Faults.NONE)
          .withExperiment(PLANTED);

  private static WrittenShop shop;
  private static final Map<String, Set<String>> VARIANTS = new HashMap<>();
  private static final Map<String, Set<String>> NAMES = new HashMap<>();

  @BeforeAll
  static void write(@TempDir Path folder) throws IOException {
    shop = WrittenShop.write(SETTINGS, folder);
    for (WrittenLine line : shop.lines()) {
      if (line.isOfPerson()) {
        NAMES
            .computeIfAbsent(line.session().orElseThrow(), unused -> new TreeSet<>())
            .add(line.name());
        if (line.name().equals(EXPOSED)) {
          VARIANTS
              .computeIfAbsent(line.visitorId(), unused -> new TreeSet<>())
              .add(line.json().at("/properties/variation_name").asText());
        }
      }
    }
  }

  @Test
  void aVisitorSeesOneVariantInAllVisits() {
    assertThat(VARIANTS.values()).isNotEmpty().allSatisfy(seen -> assertThat(seen).hasSize(1));
    assertThat(NAMES.entrySet())
        .filteredOn(session -> VARIANTS.containsKey(visitor(session.getKey())))
        .allSatisfy(session -> assertThat(session.getValue()).contains(EXPOSED));
  }

  @Test
  void theVariantsAreFilledAsDealtButForTheLostExposures() {
    double control = visitors("control");
    double treatment = visitors("treatment");

    // 0.6 of the visitors, and three quarters of 0.4
    assertThat(control / (control + treatment)).isCloseTo(0.6 / 0.9, within(0.02));
  }

  @Test
  void theTreatmentChangesTheRateThatIsNamedAndNoEarlierOne() {
    assertThat(rate("treatment", "Product Added") / rate("control", "Product Added"))
        .isCloseTo(3, within(0.5));
    assertThat(rate("treatment", "Product Viewed") / rate("control", "Product Viewed"))
        .isCloseTo(1, within(0.1));
  }

  @Test
  void theTruthNamesSharesLossesAndFactors() throws IOException {
    assertThat(Files.readAllLines(shop.truth().resolve("experiment.csv")))
        .containsExactly(
            "experiment,variant,share,lost_share,search_factor,view_factor,wishlist_factor,"
                + "review_factor,newsletter_factor,add_factor,checkout_factor,payment_factor,"
                + "purchase_factor",
            "cart,control,0.6,0.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0",
            "cart,treatment,0.4,0.25,1.0,1.0,1.0,1.0,1.0,3.0,1.0,1.0,1.0");
  }

  private static long visitors(String variant) {
    return VARIANTS.values().stream().filter(Set.of(variant)::equals).count();
  }

  private static double rate(String variant, String name) {
    return NAMES.entrySet().stream()
        .filter(session -> Set.of(variant).equals(VARIANTS.get(visitor(session.getKey()))))
        .mapToInt(session -> session.getValue().contains(name) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static String visitor(String session) {
    return session.substring(0, session.indexOf('/'));
  }
}
