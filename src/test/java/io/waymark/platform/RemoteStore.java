package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.storage.lock.LeaseHolderProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * A file system that is no disk, with the raw files of the golden shop in it.
 *
 * @param process that is the store, and ends with its input
 * @param root address under which the shop's folders lie
 * @param jars what a client needs beside Spark's own
 * @param options of Hadoop, as name=value
 */
record RemoteStore(Process process, String root, String jars, List<String> options)
    implements AutoCloseable {
  private static final String CONF =
      Path.of("src/test/resources/golden/plain-day").toAbsolutePath().toString();
  private static final Path LANDING = Path.of(CONF, "landing");
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** What kind of store. */
  enum Kind {
    S3,
    HDFS
  }

  static RemoteStore start(Kind kind, Path folder) throws Exception {
    return kind == Kind.S3 ? s3(folder) : hdfs(folder);
  }

  private static RemoteStore s3(Path folder) throws Exception {
    Path said = folder.resolve("port");
    Process store =
        started(
            ChildProcess.of("target/python/s3/bin/python", "src/it/python/object_store.py")
                .with(LANDING.toString(), "landing"),
            said,
            folder);
    return new RemoteStore(
        store,
        "s3a://shop",
        BuiltProject.jars("s3"),
        List.of(
            "fs.s3a.endpoint=http://127.0.0.1:" + Files.readString(said).strip(),
            "fs.s3a.endpoint.region=us-east-1",
            "fs.s3a.path.style.access=true"));
  }

  private static RemoteStore hdfs(Path folder) throws Exception {
    Path details = folder.resolve("details");
    Process store =
        started(
            ChildProcess.java(
                    "-Dtest.build.data=" + folder.resolve("data"), "-cp", BuiltProject.jars("hdfs"))
                .with("org.apache.hadoop.test.MiniDFSClusterManager", "-format")
                .with("-nnport", "0", "-datanodes", "1", "-writeDetails", details.toString()),
            details,
            folder);
    int port = new ObjectMapper().readTree(details.toFile()).path("namenode_port").intValue();
    RemoteStore shop =
        new RemoteStore(
            store,
            "hdfs://localhost:" + port,
            "",
            List.of("dfs.replication=1", "dfs.client.use.datanode.hostname=true"));
    org.apache.hadoop.fs.Path landing = new org.apache.hadoop.fs.Path(shop.landing());
    try (FileSystem files = FileSystem.newInstance(landing.toUri(), new Configuration())) {
      files.copyFromLocalFile(new org.apache.hadoop.fs.Path(LANDING.toString()), landing);
    }
    return shop;
  }

  /** Waits until the store has told where it is. */
  private static Process started(ChildProcess command, Path said, Path folder) throws Exception {
    Path out = folder.resolve("store.out");
    Process store =
        command
            .builder()
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectOutput(said.endsWith("port") ? said.toFile() : out.toFile())
            .redirectError(folder.resolve("store.err").toFile())
            .start();
    while (Files.notExists(said) || Files.size(said) == 0) {
      boolean hasEnded = store.waitFor(200, TimeUnit.MILLISECONDS);
      assertThat(hasEnded).as(Files.readString(folder.resolve("store.err"))).isFalse();
    }
    return store;
  }

  String warehouse() {
    return root + "/warehouse";
  }

  String landing() {
    return root + "/landing";
  }

  /** A command of bin/waymark, which learns of the store by its configuration. */
  ChildProcess waymark(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--conf", CONF));
    all.addAll(List.of("--warehouse", warehouse(), "--landing", landing()));
    options.forEach(option -> all.addAll(List.of("--set", setting(option))));
    return withKey(Shop.bare(all.toArray(String[]::new)).environment("WAYMARK_CLASS_PATH", jars));
  }

  /** With its name in quotes, as {@code fs.s3a.endpoint} is the beginning of another one. */
  private static String setting(String option) {
    String[] parts = option.split("=", 2);
    return "spark.\"hadoop." + parts[0] + "\"=" + parts[1];
  }

  /** What {@link SparkSubmitIT#figures} says of a warehouse on disk. */
  List<String> figures() throws Exception {
    List<String> rows = rows("daily_conversion_rates", SparkSubmitIT.CONVERSION_COLUMNS);
    rows.addAll(rows("sessions", SparkSubmitIT.SESSION_COLUMNS));
    return rows;
  }

  private List<String> rows(String table, String columns) throws Exception {
    String text = waymark("export", table, "--columns", columns).run().succeeded().out();
    return new ArrayList<>(text.lines().sorted().toList());
  }

  /** A {@link LeaseHolderProcess}. */
  ChildProcess holder(Duration life) {
    ChildProcess holder =
        ChildProcess.java("-cp", System.getProperty("java.class.path") + ":" + jars);
    options.forEach(option -> holder.with("-Dspark.hadoop." + option));
    return withKey(holder.with(LeaseHolderProcess.class.getName(), warehouse(), life.toString()));
  }

  private static ChildProcess withKey(ChildProcess command) {
    return command
        .environment("AWS_ACCESS_KEY_ID", "key")
        .environment("AWS_SECRET_ACCESS_KEY", "secret")
        .limit(LIMIT);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroyForcibly().onExit().join();
  }
}
