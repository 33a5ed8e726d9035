package io.waymark.serve.spark;

import io.waymark.config.ServeSettings;
import io.waymark.config.Settings;
import io.waymark.config.hocon.SettingsLoader;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.spark.SparkSessions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;

/**
 * The main class of the server, started by spark-submit with the config folder and overrides as
 * arguments. It ends when its standard input does, that is, with the process that started it.
 */
public final class Door {
  /** Where Derby, which the Thrift server brings, writes its log. */
  public static final OutputStream NOWHERE = OutputStream.nullOutputStream();

  private static final String THRIFT_SERVER =
      "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2";

  private Door() {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    PrintStream out = System.out;
    System.setOut(System.err);
    Settings settings =
        SettingsLoader.load(
            Path.of(arguments[0]),
            System.getenv(),
            List.of(arguments).subList(1, arguments.length));
    HadoopSettings.declare(settings.warehouse().sparkOptions());
    Path scratch = Files.createTempDirectory("waymark-serve");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Scratch.delete(scratch)));
    Files.createDirectories(scratch.resolve("local"));
    SparkSession spark =
        SparkSessions.serving(
            settings.warehouse(),
            ReadOnly.class.getName(),
            Map.of(
                "spark.app.name", "waymark-serve",
                "spark.sql.runSQLOnFiles", "false",
                "spark.sql.warehouse.dir", scratch.resolve("warehouse").toString()));
    DoorCatalog catalog = new DoorCatalog(spark, new WarehouseLayout(settings.warehouse().path()));
    int names = catalog.register(settings.tables());
    ReadOnly.close(spark);
    configure(spark.sparkContext().hadoopConfiguration(), settings.serve(), scratch);
    start(spark);
    out.printf("%d tables and views are ready at %s%n", names, url(settings.serve()));
    out.flush();
    endWithInput();
  }

  /**
   * The Thrift server's classes come with a Spark distribution only, so we can't compile to them.
   */
  private static void start(SparkSession spark) throws ReflectiveOperationException {
    LockedProperties.install();
    var unused =
        Class.forName(THRIFT_SERVER)
            .getMethod("startWithContext", SQLContext.class)
            .invoke(null, spark.sqlContext());
  }

  private static void configure(Configuration hive, ServeSettings settings, Path scratch) {
    hive.set("hive.server2.thrift.bind.host", settings.host());
    hive.setInt("hive.server2.thrift.port", settings.port());
    hive.setBoolean("hive.server2.enable.doAs", false);
    // Some clients ask for the log of a statement when it has ended, and fail without one.
    hive.set("hive.server2.logging.operation.log.location", scratch.resolve("logs").toString());
    hive.set("hive.exec.scratchdir", scratch.resolve("hive").toString());
    hive.set("hive.exec.local.scratchdir", scratch.resolve("local").toString());
    hive.set("hive.downloaded.resources.dir", scratch.resolve("resources").toString());
    settings
        .users()
        .ifPresent(
            file -> {
              hive.set("hive.server2.authentication", "CUSTOM");
              // The Thrift server asks a configuration of its own, which knows system properties.
              System.setProperty(
                  "hive.server2.custom.authentication.class", DoorPasswords.class.getName());
              DoorPasswords.readFrom(Path.of(file));
            });
    settings
        .keystore()
        .ifPresent(
            file -> {
              hive.setBoolean("hive.server2.use.SSL", true);
              hive.set("hive.server2.keystore.path", file);
              hive.set(
                  "hive.server2.keystore.password",
                  System.getenv().getOrDefault(settings.keystorePasswordEnv(), ""));
            });
  }

  private static String url(ServeSettings settings) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    String tls = settings.keystore().isPresent() ? ";ssl=true" : "";
    return "jdbc:hive2://%s:%d/default%s".formatted(host, settings.port(), tls);
  }

  private static void endWithInput() throws IOException {
    byte[] ignored = new byte[64];
    while (System.in.read(ignored) >= 0) {
      // Nobody has anything to say here; only the end matters.
    }
    System.exit(0);
  }
}
