package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.source.XxHash;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.oracle.EventTable;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.LandedFile;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** A random world and the warehouse that is to agree with what the oracle says of it. */
record OracleTrial(RandomWorld world, LocalWarehouse warehouse) {

  static OracleTrial of(SparkSession spark, Path folder, String name, long seed) {
    RandomWorld world =
        RandomShop.world(
            seed,
            folder.resolve(name + seed).toString(),
            folder.resolve(name + seed + "-landing").toString(),
            OracleTrial::contentHash);
    return new OracleTrial(world, new LocalWarehouse(spark, world.settings()));
  }

  /** A world all of whose files have come. */
  static OracleTrial landed(SparkSession spark, Path folder, long seed) {
    OracleTrial trial = of(spark, folder, "world", seed);
    trial.land(trial.world().files());
    return trial;
  }

  /** The pipeline's hash of a raw line. */
  static long contentHash(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return XxHash.of(bytes, 0, bytes.length);
  }

  /** The lines of one file of a landing day, written as a table. */
  static List<OracleEvent> lines(LocalDate day, String path, String table) {
    List<OracleEvent> lines = new ArrayList<>();
    for (OracleEvent event : EventTable.parse(table)) {
      long content = contentHash(JsonLines.line(event));
      lines.add(event.lying(Optional.of(day), path, lines.size(), content));
    }
    return lines;
  }

  void land(List<LandedFile> files) {
    JsonLines.write(files, Path.of(world.settings().warehouse().landing()));
  }

  void remove(List<LandedFile> files) {
    for (LandedFile file : files) {
      try {
        Files.delete(Path.of(world.settings().warehouse().landing(), file.location()));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  List<LocalDate> days() {
    return world.files().stream()
        .flatMap(file -> file.landingDate().stream())
        .distinct()
        .sorted()
        .toList();
  }

  LocalDate last() {
    return days().get(days().size() - 1);
  }

  /** Runs the last day, then what lies before the days that this run looks back. */
  RunReport runAll() {
    RunReport report = warehouse.run(last());
    days().stream().filter(day -> day.isBefore(last().minusDays(7))).forEach(warehouse::run);
    return report;
  }

  void assertPublished() {
    warehouse.assertPublished(world.published());
  }

  /** As {@link #assertPublished()}, of a warehouse with other settings than the world's. */
  void assertPublished(LocalWarehouse other, Settings settings) {
    other.assertPublished(new Oracle(settings).publish(world.events(), world.dataThrough()));
  }

  /** Dies when the run says that it begins with something; Spark's own way, undeclared. */
  static Progress dyingAt(String step) {
    return text -> {
      if (text.startsWith(step)) {
        throw undeclared(new IOException("died while " + step));
      }
    };
  }

  /** Spark, being Scala, throws checked exceptions that its methods do not declare. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> RuntimeException undeclared(Exception problem) throws E {
    throw (E) problem;
  }
}
