package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The DAGs in both lines of Airflow, and days that they really take through spark-submit. */
@Tag("default-line")
class AirflowIT {
  private static final String NEXT_DAY = "2024-05-03";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {3, 2})
  void dagsAreWhatTheyShouldBe(int line) throws Exception {
    ChildProcess.Ended tests =
        Airflow.of(line, folder)
            .python("-m", "pytest", "-q", "-p", "no:cacheprovider", "airflow-dags/tests")
            .run();

    assertThat(tests.exitCode()).as(tests.toString()).isZero();
    assertThat(tests.out()).containsPattern("\\d\\d passed");
  }

  @Test
  void takesTwoDaysAndHealsOneThatIsKilled() throws Exception {
    Shop shop = Shop.empty(folder);
    Airflow airflow = Airflow.of(3, folder).on(shop);

    airflow.daily(Shop.DAY).run().succeeded();

    assertThat(SparkSubmitIT.figures(shop)).isEqualTo(SparkSubmitIT.figures(Shop.published()));
    assertThat(airflow.assetExtra())
        .contains("\"date\": \"2024-05-02\"")
        .containsPattern("\"rates\": [1-9]");

    ChildProcess.Ended early = airflow.daily(NEXT_DAY).run();
    assertThat(early.exitCode()).as(early.toString()).isEqualTo(1);
    assertThat(said(early)).contains("Landing day 2024-05-03 is not complete");

    shop.land(
        NEXT_DAY,
        List.of(
            click("n1", "page_view", "2024-05-03T08:00:00Z"),
            click("n2", "product_view", "2024-05-03T08:01:00Z")));
    ChildProcess.Ended killed = airflow.killing(shop.warehouse()).daily(NEXT_DAY).run();
    assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(1);
    assertThat(said(killed)).contains("Error code is: 137");

    airflow.daily(NEXT_DAY).run().succeeded();
    assertThat(airflow.assetExtra()).contains("\"sessionize\": ").doesNotContain("\"ingest\"");
    List<String> published = tables(shop);
    assertThat(published).anyMatch(row -> row.startsWith("shop," + NEXT_DAY));

    airflow.daily(NEXT_DAY).run().succeeded();
    assertThat(tables(shop)).isEqualTo(published);
  }

  @Test
  void takesADayInAirflow2AndDoesNotRetryAWrongConfiguration() throws Exception {
    Shop shop = Shop.empty(folder);
    Airflow airflow = Airflow.of(2, folder).on(shop);
    airflow.daily(Shop.DAY).run().succeeded();
    assertThat(SparkSubmitIT.figures(shop)).isEqualTo(SparkSubmitIT.figures(Shop.published()));

    ChildProcess.Ended refused =
        airflow.on(shop, "--set=sessions.idle-gap=-1m").trying(3).daily(Shop.DAY).run();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
    assertThat(said(refused)).contains("Exit code 2: ").doesNotContain("UP_FOR_RETRY");
  }

  private static String said(ChildProcess.Ended ended) {
    return ended.out() + ended.err();
  }

  private static String click(String id, String event, String at) {
    return ("{\"id\": \"%s\", \"event\": \"%s\", \"visitor\": \"zoe\", \"at\": \"%s\","
            + " \"path\": \"/p\"}")
        .formatted(id, event, at);
  }

  /** With the run that wrote each row, and when. */
  private static List<String> tables(Shop shop) throws Exception {
    List<String> rows =
        new ArrayList<>(
            SparkSubmitIT.rows(
                shop,
                "daily_conversion_rates",
                "store_id,session_date,conversion,slice,device,sessions,run_id,computed_at"));
    rows.addAll(SparkSubmitIT.rows(shop, "sessions", SparkSubmitIT.SESSION_COLUMNS));
    return rows;
  }
}
