package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.ServeSettings;
import java.util.Optional;

/** Binds the server for BI tools. */
final class ServeBinder {
  private static final int PORT = 10_000;

  Optional<ServeSettings> bind(Section serve) {
    String host = serve.required("host", "127.0.0.1", WarehouseBinder::place);
    int port = serve.required("port", PORT, IngestBinder::count);
    Optional<String> users = serve.optional("users", WarehouseBinder::place);
    Optional<String> keystore = serve.optional("keystore", WarehouseBinder::place);
    String variable = serve.required("keystore-password-env", "", ServeBinder::variable);
    return serve.build(() -> new ServeSettings(host, port, users, keystore, variable));
  }

  /** The value is not repeated in what it says: it may be the secret itself. */
  static String variable(ConfigValue value) {
    String name = Scalars.text(value);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException(
          "must be the name of an environment variable: letters, digits and _; the secret itself"
              + " belongs in the variable");
    }
    return name;
  }
}
