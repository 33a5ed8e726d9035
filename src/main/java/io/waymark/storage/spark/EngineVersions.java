package io.waymark.storage.spark;

import org.apache.spark.package$;

/** The Spark and the Delta on the class path; asking starts neither. */
public record EngineVersions(String spark, String delta) {
  public static EngineVersions present() {
    return new EngineVersions(
        package$.MODULE$.SPARK_VERSION(), io.delta.package$.MODULE$.VERSION());
  }

  /** The line of Scala that is on the class path, such as 2.13. */
  public String scalaLine() {
    return scala.util.Properties.versionNumberString().replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  /** The line that Delta is built for, such as 4.2. */
  public String sparkLine() {
    return spark.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }
}
