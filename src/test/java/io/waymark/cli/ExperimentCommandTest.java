package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.storage.Json;
import io.waymark.storage.TableRow;
import io.waymark.table.ExperimentReadouts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** experiment on a warehouse with two published read-outs and one that no run has finished. */
class ExperimentCommandTest {
  private static final Instant NOW = Instant.parse("2024-05-10T04:05:06Z");
  private static final String DECLARATIONS =
      """
      waymark.experiments {
        cart {
          store = shop
          exposure { when { event = experiment_view }, variant = property.variant }
          variants { control = 1, treatment = 1 }
          start = 2024-05-01
          end = 2024-05-07
          primary = purchase
          secondary = [add_to_cart]
        }
        banner = ${waymark.experiments.cart}
      }
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void publish() throws IOException {
    HandMadeWarehouse warehouse = new HandMadeWarehouse(folder, NOW);
    warehouse.declare(DECLARATIONS);
    warehouse.publish(Map.of(ExperimentReadouts.TABLE, rows()));
    warehouse.leaveBehind(
        ExperimentReadouts.TABLE,
        List.of(row("2024-05-09", "treatment", "purchase", "primary", 9_999, 0.5)));
  }

  private static List<TableRow> rows() {
    return List.of(
        unreadable("2024-05-07"),
        row("2024-05-08", "treatment", "add_to_cart", "secondary", 1_200, 0.12),
        row("2024-05-08", "treatment", "purchase", "primary", 1_200, 0.03),
        row("2024-05-08", "control", "add_to_cart", "secondary", 1_180, 0.10),
        row("2024-05-08", "control", "purchase", "primary", 1_180, 0.03));
  }

  @Test
  void theSentencesComeFirstAndThenTheFigures() {
    Said said = on("cart");

    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isZero();
    assertThat(said.out().lines())
        .containsExactly(
            "cart as of 2024-05-08",
            "treatment, STATE_purchase: Said of purchase.",
            "treatment, STATE_add_to_cart: Said of add_to_cart.",
            "",
            "variant    metric       role       units     rate  difference        interval       p",
            "control    purchase     primary    1,180   3.00 %           –               –       –",
            "control    add_to_cart  secondary  1,180  10.00 %           –               –       –",
            "treatment  purchase     primary    1,200   3.00 %       +2.00  -1.00 to +5.00  0.2000",
            "treatment  add_to_cart  secondary  1,200  12.00 %       +2.00  -1.00 to +5.00  0.4000");
  }

  @Test
  void whatCannotBeReadIsSaidOnceWithoutFigures() {
    assertThat(on("cart", "--as-of", "2024-05-07").out().lines())
        .containsExactly(
            "cart as of 2024-05-07",
            "NOT_READABLE: Not readable: the variants got 10 and 20.",
            "",
            "variant    metric    role     units  rate  difference  interval  p",
            "treatment  purchase  primary     20     –           –         –  –");
  }

  @Test
  void jsonHasEveryColumnOfEveryPublishedRow() {
    Said said = on("cart", "--json");

    assertThat(said.out().lines()).hasSize(1);
    JsonNode read = Json.read(said.out());
    assertThat(read.path("experiment").asText()).isEqualTo("cart");
    assertThat(read.path("as_of_date").asText()).isEqualTo("2024-05-08");
    assertThat(read.path("rows")).hasSize(4);
    JsonNode first = read.path("rows").get(0);
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(ExperimentReadouts.TABLE.columnNames());
    assertThat(first.path("rate").doubleValue()).isEqualTo(0.03);
    assertThat(first.path("state").isNull()).isTrue();
    assertThat(first.path("is_control").booleanValue()).isTrue();
  }

  @Test
  void anExperimentWithoutAReadOutSaysSo() {
    assertThat(on("banner").out()).isEqualTo("banner: nothing is published of it yet\n");
    assertThat(on("cart", "--as-of", "2024-05-01").out())
        .isEqualTo("cart: nothing is published of it yet\n");
    assertThat(on("banner", "--json").out())
        .isEqualToIgnoringNewLines(
            "{\"experiment\":\"banner\",\"store\":\"shop\",\"as_of_date\":null,\"rows\":[]}");
  }

  @Test
  void aNameThatIsNotDeclaredIsAnErrorOfUsageWithANearOne() {
    Said said = on("card");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .contains("Cannot read experiment card")
        .contains("there is no such experiment; did you mean \"cart\"?")
        .contains("Name one of ");
  }

  private static Said on(String... arguments) {
    List<String> all = new ArrayList<>(List.of("experiment"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--conf", folder.resolve("conf").toString()));
    all.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
    return Said.by(all.toArray(String[]::new));
  }

  private static TableRow unreadable(String day) {
    return begun(day, "treatment", "purchase", "primary", 20)
        .set(ExperimentReadouts.STATUS, "SAMPLE_RATIO_MISMATCH")
        .set(ExperimentReadouts.STATE, "NOT_READABLE")
        .set(ExperimentReadouts.SENTENCE, "Not readable: the variants got 10 and 20.")
        .build();
  }

  private static TableRow row(
      String day, String variant, String metric, String role, long units, double rate) {
    TableRow.Builder row =
        begun(day, variant, metric, role, units)
            .set(ExperimentReadouts.STATUS, "READABLE")
            .set(ExperimentReadouts.SENTENCE, "Said of " + metric + ".")
            .set(ExperimentReadouts.RATE, rate);
    if (variant.equals("treatment")) {
      row.set(ExperimentReadouts.STATE, "STATE_" + metric)
          .set(ExperimentReadouts.DIFFERENCE, 0.02)
          .set(ExperimentReadouts.DIFFERENCE_LOW, -0.01)
          .set(ExperimentReadouts.DIFFERENCE_HIGH, 0.05)
          .set(ExperimentReadouts.P_VALUE, 0.2);
      if (role.equals("secondary")) {
        row.set(ExperimentReadouts.ADJUSTED_P_VALUE, 0.4);
      }
    }
    return row.build();
  }

  private static TableRow.Builder begun(
      String day, String variant, String metric, String role, long units) {
    return TableRow.builder()
        .set(ExperimentReadouts.STORE_ID, "shop")
        .set(ExperimentReadouts.AS_OF_DATE, LocalDate.parse(day))
        .set(ExperimentReadouts.EXPERIMENT, "cart")
        .set(ExperimentReadouts.VARIANT, variant)
        .set(ExperimentReadouts.IS_CONTROL, variant.equals("control"))
        .set(ExperimentReadouts.METRIC, metric)
        .set(ExperimentReadouts.METRIC_ROLE, role)
        .set(ExperimentReadouts.MEASURE, "visitor-rate")
        .set(ExperimentReadouts.IS_DECIDING, true)
        .set(ExperimentReadouts.EXPOSED_UNITS, units)
        .set(ExperimentReadouts.CROSSED_UNITS, 0L)
        .set(ExperimentReadouts.UNITS, units)
        .set(ExperimentReadouts.DEFINITION_VERSION, "v")
        .set(ExperimentReadouts.RUN_ID, "r")
        .set(ExperimentReadouts.COMPUTED_AT, NOW);
  }
}
