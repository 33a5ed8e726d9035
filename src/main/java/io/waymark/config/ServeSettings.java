package io.waymark.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The server that BI tools read the tables through.
 *
 * @param host address to listen on
 * @param port to listen on
 * @param users file of names and password hashes; empty: everybody who reaches the port may read
 * @param keystore file with the certificate and its key; empty: no TLS
 * @param keystorePasswordEnv environment variable with the password of the keystore
 */
public record ServeSettings(
    String host,
    int port,
    Optional<String> users,
    Optional<String> keystore,
    String keystorePasswordEnv) {
  private static final int MAX_PORT = 65535;

  /** Names are not looked up: who answers for a name can change after it was checked. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");

  public ServeSettings {
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("port must be 1 to 65535, but is " + port);
    }
    if (!LOOPBACK.matcher(host).matches() && (users.isEmpty() || keystore.isEmpty())) {
      throw new IllegalArgumentException(
          "host "
              + host
              + " can be reached from other machines: that needs users and keystore as well; 127.0.0.1 needs neither");
    }
  }
}
