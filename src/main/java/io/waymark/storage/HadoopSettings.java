package io.waymark.storage;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * How this process reaches its file systems: Hadoop's files on the class path, and over them every
 * {@code spark.hadoop.*}, whether spark-submit was given it or the configuration declares it. Spark
 * takes the same options, so both planes see the same addresses.
 */
public final class HadoopSettings {
  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  public static Configuration current() {
    Configuration hadoop = new Configuration();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        hadoop.set(name.substring(PREFIX.length()), System.getProperty(name));
      }
    }
    ConditionalLogStore.chooseIn(hadoop);
    return hadoop;
  }

  /** The file system of an address; its client need not be on the class path. */
  public static FileSystem fileSystem(Path path) throws IOException {
    requireClient(path);
    try {
      return path.getFileSystem(current());
    } catch (IllegalArgumentException e) {
      // So clients refuse their options.
      throw new IOException(e.getMessage(), e);
    }
  }

  public static void requireClient(Path path) {
    Configuration hadoop = current();
    String scheme = path.toUri().getScheme();
    String client = hadoop.get("fs." + scheme + ".impl");
    if (client != null && hadoop.getClassByNameOrNull(client) == null) {
      throw StorageProblems.noClient(scheme, client);
    }
  }

  /**
   * Lets declared options hold from now on; what spark-submit was given goes before them.
   *
   * @param sparkOptions as {@code key=value}
   */
  public static void declare(List<String> sparkOptions) {
    for (String option : sparkOptions) {
      String[] parts = option.split("=", 2);
      String name = parts[0].strip();
      if (parts.length == 2 && name.startsWith(PREFIX) && System.getProperty(name) == null) {
        System.setProperty(name, parts[1].strip());
      }
    }
  }
}
