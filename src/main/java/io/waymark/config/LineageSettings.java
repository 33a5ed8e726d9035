package io.waymark.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Who is told what runs read and wrote.
 *
 * @param url server that takes events; empty: none
 * @param file to which events are added; empty: none
 * @param namespace under which catalogues list the commands
 * @param tokenEnv environment variable with the token that the server asks for
 * @param timeout how long a run waits for the server, per event
 */
public record LineageSettings(
    Optional<String> url,
    Optional<String> file,
    String namespace,
    String tokenEnv,
    Duration timeout) {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  public LineageSettings {
    if (url.filter(address -> !isWeb(address)).isPresent()) {
      throw new IllegalArgumentException(
          "url must be an address that begins with http:// or https://");
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "timeout must be more than 0 and at most 1 minute, but is " + timeout);
    }
  }

  private static boolean isWeb(String address) {
    URI uri = URI.create(address);
    return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        && uri.getHost() != null;
  }

  /** Is anybody told? */
  public boolean isWanted() {
    return url.isPresent() || file.isPresent();
  }
}
