package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyAudienceSizes;
import io.waymark.table.ExperimentReadouts;
import io.waymark.table.LeadingIndicators;
import io.waymark.table.RateAlerts;
import io.waymark.table.RateChanges;
import io.waymark.table.TableSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebook of the insights, on a generated shop with an experiment and a broken step. */
@Tag("default-line")
class InsightsNotebookIT {
  private static final String NOTEBOOK = "04-insights.ipynb";

  private static final String EXPERIMENT =
      "experiments={ sticky_cart {"
          + " store = shop"
          + ", exposure { when { event = experiment_view, property.experiment = sticky_cart }"
          + ", variant = property.variant }"
          + ", variants { control = 1, treatment = 1 }"
          + ", start = 2024-05-10, end = 2024-05-18, primary = purchase"
          + ", secondary = [add_to_cart], window = 12 hours, pre-period = 2 days } }";

  @TempDir private Path folder;

  @Test
  void alertsExperimentsAndLeadingIndicatorsAreThoseOfTheTables() throws Exception {
    generate("2024-05-01", "20", "--experiment", "sticky_cart", "--effect", "add=1.8");
    String broken =
        "--experiment broken --treatment-share 1 --lost-exposures 1 --effect add=0.1"
            + " --effect checkout=0.05 --effect payment=0.05 --effect purchase=0.05";
    generate("2024-05-21", "1", broken.split(" ", -1));
    waymark("run", "--date", "2024-05-21");

    ExecutedNotebook notebook =
        ExecutedNotebook.run(NOTEBOOK, folder.resolve("warehouse"), "shop", folder);

    assertThat(notebook.errors()).isEmpty();
    assertThat(notebook.pictures()).as("of alerts, steps, experiment, audiences").isEqualTo(4);
    assertThat(notebook.table("alerts", "session_date rate status direction hits chances cause"))
        .containsExactlyInAnyOrderElementsOf(
            rows(RateAlerts.TABLE, "session_date rate status direction hits chances cause"))
        .anyMatch(row -> row.startsWith("2024-05-21 add_to_cart alert low "));
    List<TableRow> decide =
        published(ExperimentReadouts.TABLE).stream()
            .filter(row -> row.value(ExperimentReadouts.IS_DECIDING, Boolean.class))
            .filter(row -> !row.value(ExperimentReadouts.IS_CONTROL, Boolean.class))
            .toList();
    assertThat(notebook.table("changes", "split part effect status"))
        .startsWith(
            "steps awareness step split",
            "steps consideration step split",
            "steps intent step split",
            "steps purchase step split")
        .contains("device mobile rate split", "visitor_type returning mix split");
    assertThat(notebook.said("changes")).contains(changeInWords());
    assertThat(notebook.table("audiences", "audience members listed held_out without_consent"))
        .containsExactlyInAnyOrderElementsOf(sizesOf("2024-05-21"))
        .anyMatch(row -> row.startsWith("checkout_left ") && !row.contains(" 0 "));
    assertThat(notebook.said("experiments"))
        .containsAll(
            decide.stream()
                .map(row -> row.value(ExperimentReadouts.SENTENCE, String.class))
                .toList());
    assertThat(notebook.table("experiments", "variant metric status state"))
        .containsExactlyInAnyOrderElementsOf(texts(decide, "variant metric status state"))
        .anyMatch(row -> row.startsWith("treatment add_to_cart readable micro_up_"));
    assertThat(notebook.table("leading", "level state rows"))
        .containsExactlyInAnyOrderElementsOf(states());
    assertThat(notebook.said("leading"))
        .contains("nothing is shown to precede purchases; that does not show that nothing does");
  }

  @Test
  void aWarehouseWithoutInsightsIsSaidAndNoError() throws Exception {
    ExecutedNotebook notebook =
        ExecutedNotebook.run(NOTEBOOK, folder.resolve("nowhere"), "shop", folder);

    assertThat(notebook.errors()).isEmpty();
    assertThat(notebook.pictures()).isZero();
    assertThat(notebook.said("alerts"))
        .contains("nothing to show: no rate left its band in these days");
    assertThat(notebook.said("experiments"))
        .contains("nothing to show: no experiment is declared, or none has been read yet");
    assertThat(notebook.said("leading"))
        .contains("nothing to show: leading indicators are not published yet");
    assertThat(notebook.said("changes")).contains("nothing to show: changes are not published yet");
    assertThat(notebook.said("audiences"))
        .contains("nothing to show: no audience is declared, or none has been counted yet");
  }

  private void generate(String from, String days, String... more) throws Exception {
    Shop.bare("generate", "--from", from, "--days", days, "--sessions-per-day", "350")
        .with("--faults", "none", "--no-truth", "--overwrite")
        .with("--output", folder.resolve("landing/shop").toString())
        .with(more)
        .run()
        .succeeded();
  }

  private void waymark(String... arguments) throws Exception {
    Shop.bare(arguments)
        .with("--conf", Path.of("conf").toAbsolutePath().toString(), "--set", EXPERIMENT)
        .with("--warehouse", folder.resolve("warehouse").toString())
        .with("--landing", folder.resolve("landing").toString())
        .with("--set", "ingest.lookback-days=30")
        .run()
        .succeeded();
  }

  private List<TableRow> published(TableSpec table) {
    return new KernelTables(new WarehouseLayout(folder.resolve("warehouse").toString()))
        .rows(TableRead.of(table));
  }

  private String changeInWords() {
    return published(RateChanges.TABLE).stream()
        .filter(row -> row.value(RateChanges.EFFECT, String.class).equals("change"))
        .filter(row -> row.value(RateChanges.COMPARED, String.class).equals("total"))
        .max(Comparator.comparing(row -> row.value(RateChanges.SESSION_DATE, LocalDate.class)))
        .flatMap(row -> row.optional(RateChanges.READ_OUT, String.class))
        .orElseThrow();
  }

  private List<String> sizesOf(String day) {
    return texts(
        published(DailyAudienceSizes.TABLE).stream()
            .filter(row -> row.value("as_of_date", LocalDate.class).equals(LocalDate.parse(day)))
            .toList(),
        "audience members listed held_out without_consent");
  }

  private List<String> rows(TableSpec table, String columns) {
    return texts(published(table), columns);
  }

  private List<String> states() {
    return published(LeadingIndicators.TABLE).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.value("level", String.class) + " " + row.value("state", String.class),
                TreeMap::new,
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> (entry.getKey() + " " + entry.getValue()).toLowerCase(Locale.ROOT))
        .toList();
  }

  private static List<String> texts(List<TableRow> rows, String columns) {
    return rows.stream()
        .map(
            row ->
                Arrays.stream(columns.split(" ", -1))
                    .map(column -> Objects.toString(row.value(column), "none"))
                    .collect(Collectors.joining(" "))
                    .toLowerCase(Locale.ROOT))
        .toList();
  }
}
