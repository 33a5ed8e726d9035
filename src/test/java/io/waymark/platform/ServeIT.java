package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.Layer;
import io.waymark.table.WarehouseTables;
import io.waymark.table.view.ViewSpec;
import io.waymark.table.view.WarehouseViews;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server for BI tools with passwords, read by a Python client and by beeline. */
@Tag("default-line")
class ServeIT {
  private static final String PASSWORD = "correct-horse";
  private static final String SPARK = Path.of("target/python/spark").toAbsolutePath().toString();

  private static final List<ViewSpec> VIEWS =
      new WarehouseViews(new WarehouseTables(List.of(), List.of())).all();
  private static final Set<String> OF_EVENTS =
      Set.of("events", "ingested_files", "superseded_events");

  @TempDir private static Path folder;
  private static Shop shop;
  private static int port;
  private static Process server;

  @BeforeAll
  static void start() throws Exception {
    shop = Shop.published();
    port = freePort();
    Path users = folder.resolve("users");
    Path typed = Files.writeString(folder.resolve("typed"), PASSWORD + "\n");
    String set = "serve.users=" + users;
    shop.waymark("serve", "--set", set, "--add-user", "bi").reading(typed).run().succeeded();
    assertThat(Files.readString(users)).startsWith("bi:pbkdf2-").doesNotContain(PASSWORD);
    Path out = folder.resolve("out");
    server =
        serve("--set", set, "--port", Integer.toString(port))
            .builder()
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    while (!Files.readString(out).contains("ready")) {
      boolean hasEnded = server.waitFor(200, TimeUnit.MILLISECONDS);
      assertThat(hasEnded).as(Files.readString(folder.resolve("err"))).isFalse();
    }
    assertThat(Files.readString(out)).contains("jdbc:hive2://127.0.0.1:" + port + "/default");
  }

  @AfterAll
  static void anInterruptEndsTheServerToo() throws Exception {
    List<ProcessHandle> children = server.descendants().toList();
    server.destroy();
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
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
        python("bi", PASSWORD).reading(statements).run().succeeded().out().lines().toList();

    assertThat(said)
        .contains("sessions 4", "v_weekly_visitors 11", "v_events 9")
        .hasSize((int) published() + VIEWS.size() + 28);
    assertThat(said).filteredOn(line -> line.startsWith("done")).hasSize(5);
    assertThat(said).filteredOn(line -> line.startsWith("refused")).hasSize(23);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreRefused() throws Exception {
    for (String[] wrong : new String[][] {{"bi", "incorrect-horse"}, {"nobody", PASSWORD}}) {
      ChildProcess.Ended said = python(wrong[0], wrong[1]).run();
      assertThat(said.exitCode()).isNotZero();
      assertThat(said.err()).contains("Error validating the login");
    }
  }

  @Test
  void beelineSeesTheComments() throws Exception {
    // The script that starts beeline cuts its arguments at spaces.
    Path script =
        Files.writeString(
            folder.resolve("script"),
            "DESCRIBE daily_stage_rates;\nDESCRIBE v_weekly_stage_rates;\n!columns daily_stage_rates\n!tables\n");
    ChildProcess.Ended said =
        ChildProcess.of(SPARK + "/bin/beeline", "-u", "jdbc:hive2://127.0.0.1:" + port + "/default")
            .with("-n", "bi", "-p", PASSWORD, "--silent=true", "--outputformat=csv2")
            .with("-f", script.toString())
            .environment("JAVA_HOME", ChildProcess.javaHome().toString())
            .environment("PATH", SPARK + "/bin:" + System.getenv("PATH"))
            .run()
            .succeeded();

    assertThat(said.out())
        .contains("session_date,date,Business day.")
        .contains("reached_rate,double,Share that came this far.")
        .contains("One row per store, day, stage and slice values.")
        .contains("One row per store, ISO week, stage and slice values.")
        .contains("drop_off_rate,8,DOUBLE");
  }

  @Test
  void aPortInUseIsSaid() throws Exception {
    ChildProcess.Ended second = serve("--port", Integer.toString(port)).run();

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err()).contains("Cannot listen on 127.0.0.1 port " + port);
  }

  @Test
  void anotherAddressNeedsUsersAndTls() throws Exception {
    ChildProcess.Ended open = serve("--host", "0.0.0.0").run();

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

  private static ChildProcess serve(String... arguments) {
    return shop.waymark("serve").with("--spark-home", SPARK).with(arguments);
  }

  private static ChildProcess python(String user, String password) {
    return ChildProcess.of("target/python/client/bin/python", "src/it/python/door.py")
        .with(Integer.toString(port), user, password)
        .limit(Duration.ofMinutes(5));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }
}
