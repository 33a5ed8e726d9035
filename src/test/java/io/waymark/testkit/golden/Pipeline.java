package io.waymark.testkit.golden;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The pipeline as a golden day sees it. */
public interface Pipeline {
  /** The tables of a warehouse. */
  interface Tables {
    /** Rows as text; only those whose columns have the given texts. */
    List<List<String>> rows(String table, List<String> columns, Map<String, String> only);
  }

  /**
   * Ingests every landing day and publishes.
   *
   * @param conf folder of the settings
   * @param warehouse an empty folder
   */
  Tables run(Path conf, Path landing, Path warehouse);
}
