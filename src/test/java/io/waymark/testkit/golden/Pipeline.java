package io.waymark.testkit.golden;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The pipeline as a golden day sees it. */
public interface Pipeline {
  /** The tables of a warehouse. */
  interface Tables {
    Dataset<Row> table(String name);
  }

  /**
   * Ingests every landing day and publishes.
   *
   * @param conf folder of the settings
   * @param warehouse an empty folder
   */
  Tables run(Path conf, Path landing, Path warehouse);
}
