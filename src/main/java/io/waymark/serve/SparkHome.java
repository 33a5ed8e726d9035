package io.waymark.serve;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.storage.spark.EngineVersions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Spark distribution: the one that is named, that of SPARK_HOME, or the pyspark of the Python on
 * the path.
 *
 * @param version of Spark, such as 4.2.0
 * @param scala its Scala line, such as 2.13
 */
public record SparkHome(Path folder, String version, String scala) {
  private static final Pattern CORE = Pattern.compile("spark-core_(\\d+\\.\\d+)-(.+)\\.jar");
  private static final String ASK_PYTHON =
      "import importlib.util as u; print(u.find_spec('pyspark').submodule_search_locations[0])";

  /** A distribution of exactly our Spark, with its Thrift server; anything else is refused. */
  public static SparkHome find(@Nullable Path named, Map<String, String> environment) {
    Path folder = Optional.ofNullable(named).or(() -> known(environment)).orElse(null);
    if (folder == null) {
      throw unusable("there is no --spark-home, no SPARK_HOME and no pyspark for python3");
    }
    SparkHome home =
        at(folder)
            .or(() -> ofPython(folder.resolve("bin/python3").toString()).flatMap(SparkHome::at))
            .orElseThrow(() -> unusable(folder + " has no jars/spark-core_*.jar"));
    home.check();
    return home;
  }

  /** The same in words, for those who only want to know. */
  public static String describe(Map<String, String> environment) {
    try {
      SparkHome home = find(null, environment);
      return home.version + " in " + home.folder;
    } catch (WaymarkException e) {
      return "none: " + e.reason();
    }
  }

  Path submit() {
    return folder.resolve("bin/spark-submit");
  }

  private void check() {
    String wanted = EngineVersions.present().spark();
    String ours = EngineVersions.present().scalaLine();
    if (!version.equals(wanted) || !scala.equals(ours)) {
      throw unusable(
          "%s is Spark %s for Scala %s, not %s for %s"
              .formatted(folder, version, scala, wanted, ours));
    }
    if (jar(folder, "spark-hive-thriftserver_*.jar").isEmpty()) {
      throw unusable(folder + " was built without the Thrift server");
    }
  }

  private static Optional<Path> known(Map<String, String> environment) {
    String home = environment.getOrDefault("SPARK_HOME", "");
    return home.isBlank() ? ofPython("python3") : Optional.of(Path.of(home));
  }

  private static Optional<SparkHome> at(Path folder) {
    return jar(folder, "spark-core_*.jar")
        .map(CORE::matcher)
        .filter(Matcher::matches)
        .map(core -> new SparkHome(folder.toAbsolutePath(), core.group(2), core.group(1)));
  }

  private static Optional<String> jar(Path folder, String name) {
    Path jars = folder.resolve("jars");
    if (!Files.isDirectory(jars)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(jars, name)) {
      for (Path jar : found) {
        return Optional.of(String.valueOf(jar.getFileName()));
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(jars + " can't be read: " + e);
    }
  }

  private static Optional<Path> ofPython(String python) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", ASK_PYTHON)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(Path.of(said.strip())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static WaymarkException unusable(String reason) {
    String spark = EngineVersions.present().spark();
    return new WaymarkException(
        ExitCode.FAILED,
        "No Spark distribution to serve the tables with",
        reason,
        "Name one of Spark "
            + spark
            + " with --spark-home or SPARK_HOME, or install it: pip install pyspark=="
            + spark);
  }
}
