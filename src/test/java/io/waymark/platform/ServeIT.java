package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.Layer;
import io.waymark.table.WarehouseTables;
import io.waymark.table.view.ViewSpec;
import io.waymark.table.view.WarehouseViews;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server for BI tools with passwords, read by a Python client and by beeline. */
@Tag("default-line")
class ServeIT {
  private static final List<ViewSpec> VIEWS =
      new WarehouseViews(new WarehouseTables(List.of(), List.of())).all();
  private static final Set<String> OF_EVENTS =
      Set.of("events", "ingested_files", "superseded_events");

  @TempDir private static Path folder;
  private static Shop shop;
  private static Door door;

  @BeforeAll
  static void open() throws Exception {
    shop = Dashboards.shop();
    door = Door.open(shop, folder, Door.serve(shop));
    assertThat(door.said()).contains(door.address());
  }

  @AfterAll
  static void anInterruptEndsTheServerToo() throws Exception {
    door.close();
  }

  @Test
  void everyTableIsReadByManyConnectionsAndNothingElseIsPossible() throws Exception {
    String place = shop.warehouse().resolve("gold/daily_stage_rates").toString();
    Path statements =
        Files.writeString(
            folder.resolve("statements"),
            """
            DESCRIBE daily_stage_rates
            SHOW COLUMNS IN sessions
            USE default
            EXPLAIN SELECT * FROM sessions
            SELECT stage, max(reached) FROM daily_stage_rates GROUP BY stage
            SELECT reflect('java.lang.System', 'getProperty', 'user.dir')
            SELECT java_method('java.lang.System', 'getProperty', 'user.dir')
            SELECT try_reflect('java.lang.System', 'getProperty', 'user.dir')
            SELECT * FROM delta.`PLACE`
            SELECT * FROM parquet.`PLACE`
            SELECT * FROM text.`/etc/hostname`
            SELECT * FROM text.`/etc/hostname` <- spark.sql.runSQLOnFiles=true
            SELECT 1 <- set:system:waymark.tried=yes
            SELECT input_file_name() FROM sessions
            SELECT _metadata.file_path FROM sessions
            SELECT TRANSFORM(stage) USING 'cat' FROM dim_stages
            SELECT * FROM table_changes_by_path('PLACE', 0)
            ADD JAR /tmp/any.jar
            SET spark.sql.runSQLOnFiles=true
            INSERT INTO dim_stages SELECT * FROM dim_stages
            DELETE FROM dim_stages
            DROP TABLE dim_stages
            CREATE TABLE mine USING csv AS SELECT 1
            CREATE TEMPORARY VIEW mine USING text OPTIONS (path '/etc/hostname')
            INSERT OVERWRITE DIRECTORY '/tmp/mine' USING csv SELECT 1
            EXECUTE IMMEDIATE 'DROP TABLE dim_stages'
            BEGIN DROP TABLE dim_stages; END
            VACUUM dim_stages
            """
                .replace("PLACE", place));

    List<String> said =
        python("bi", Door.PASSWORD).reading(statements).run().succeeded().out().lines().toList();

    assertThat(said)
        .contains("sessions 6", "v_events 14")
        .hasSize((int) published() + VIEWS.size() + 28);
    assertThat(said).filteredOn(line -> line.startsWith("done")).hasSize(5);
    assertThat(said).filteredOn(line -> line.startsWith("refused")).hasSize(23);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreRefused() throws Exception {
    for (String[] wrong : new String[][] {{"bi", "incorrect-horse"}, {"nobody", Door.PASSWORD}}) {
      ChildProcess.Ended said = python(wrong[0], wrong[1]).run();
      assertThat(said.exitCode()).isNotZero();
      assertThat(said.err()).contains("Error validating the login");
    }
  }

  @Test
  void everyChartOfTheDashboardsAnswersWithTheNumbersOfTheTables() throws Exception {
    String url = "hive://bi:%s@127.0.0.1:%d/default?auth=CUSTOM";

    Dashboards said =
        Dashboards.ask(url.formatted(Door.PASSWORD, door.port()), folder.resolve("superset"));

    assertThat(said.title()).isEqualTo("Waymark | 9 charts");
    said.assertAnswers(new KernelTables(new WarehouseLayout(shop.warehouse().toString())));
  }

  @Test
  void beelineSeesTheComments() throws Exception {
    // The script that starts beeline cuts its arguments at spaces.
    Path script =
        Files.writeString(
            folder.resolve("script"),
            "DESCRIBE daily_stage_rates;\nDESCRIBE v_weekly_stage_rates;\n!columns daily_stage_rates\n!tables\n");
    ChildProcess.Ended said = door.beeline("", script).run().succeeded();

    assertThat(said.out())
        .contains("session_date,date,Business day.")
        .contains("reached_rate,double,Share that came this far.")
        .contains("One row per store, day, stage and slice values.")
        .contains("One row per store, ISO week, stage and slice values.")
        .contains("drop_off_rate,8,DOUBLE");
  }

  @Test
  void aPortInUseIsSaid() throws Exception {
    ChildProcess.Ended second = Door.serve(shop, "--port", Integer.toString(door.port())).run();

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err()).contains("Cannot listen on 127.0.0.1 port " + door.port());
  }

  @Test
  void anotherAddressNeedsUsersAndTls() throws Exception {
    ChildProcess.Ended open = Door.serve(shop, "--host", "0.0.0.0").run();

    assertThat(open.exitCode()).isEqualTo(2);
    assertThat(open.err()).contains("that needs users and keystore as well");
  }

  private static long published() {
    KernelTables stored = new KernelTables(new WarehouseLayout(shop.warehouse().toString()));
    return new WarehouseTables(List.of(), List.of())
        .all().stream()
            .filter(table -> table.layer() != Layer.BRONZE || OF_EVENTS.contains(table.name()))
            .filter(stored::exists)
            .count();
  }

  private static ChildProcess python(String user, String password) {
    return ChildProcess.of("target/python/client/bin/python", "src/it/python/door.py")
        .with(Integer.toString(door.port()), user, password)
        .limit(Duration.ofMinutes(5));
  }
}
