package io.waymark.storage;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/** A disk without room, as the cause of a failure. */
public final class FullDisk {
  /** What the system says, whatever wraps it. */
  private static final String SIGN = "No space left on device";

  private FullDisk() {}

  /**
   * Says how much is free where; empty: the failure has another cause.
   *
   * @param folder that was written to
   */
  public static Optional<String> reason(Throwable failure, String folder) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(SIGN))
        ? Optional.of(
            SIGN
                + ": "
                + free(folder)
                + ", "
                + free(spillFolder())
                + ", where Spark keeps what does not fit into memory")
        : Optional.empty();
  }

  private static String free(String folder) {
    return bytes(folder) + " bytes are free in " + folder;
  }

  private static String bytes(String folder) {
    try {
      Path path = new Path(folder);
      long free = path.getFileSystem(HadoopSettings.current()).getStatus(path).getRemaining();
      return String.format(Locale.ROOT, "%,d", free);
    } catch (IOException e) {
      return "an unknown number of";
    }
  }

  private static String spillFolder() {
    return System.getProperty("spark.local.dir", System.getProperty("java.io.tmpdir"));
  }
}
