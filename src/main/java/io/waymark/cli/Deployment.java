package io.waymark.cli;

/** Who started the process. */
final class Deployment {
  private Deployment() {}

  /**
   * In cluster mode, and on Databricks, an exit of the process hides how the job ended: there an
   * exception is the way to fail.
   */
  static boolean isOwnedByCluster() {
    return "cluster".equals(System.getProperty("spark.submit.deployMode"))
        || System.getenv("DATABRICKS_RUNTIME_VERSION") != null;
  }
}
