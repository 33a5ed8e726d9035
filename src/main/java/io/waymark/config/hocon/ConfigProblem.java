package io.waymark.config.hocon;

import java.util.Comparator;

/**
 * One thing that is wrong with the configuration.
 *
 * @param file where it stands; also {@code --set KEY} or an environment variable
 * @param line from 1; 0 when there is none
 * @param key path of the setting; empty when the problem concerns the file
 */
public record ConfigProblem(String file, int line, String key, String message)
    implements Comparable<ConfigProblem> {
  private static final Comparator<ConfigProblem> ORDER =
      Comparator.comparing(ConfigProblem::file)
          .thenComparingInt(ConfigProblem::line)
          .thenComparing(ConfigProblem::key)
          .thenComparing(ConfigProblem::message);

  @Override
  public int compareTo(ConfigProblem other) {
    return ORDER.compare(this, other);
  }

  /** {@code conf/stores.conf:12: waymark.stores.shop.zone: unknown time zone "Mars"}. */
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    return place + ": " + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
