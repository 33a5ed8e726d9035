package io.waymark.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** The built-in {@code reference.conf}: every key with its default. */
final class Defaults {
  static final String ROOT = "waymark";

  private Defaults() {}

  /** Other libraries on a cluster's class path bring a file of the same name. */
  static Config read() {
    try {
      for (URL url :
          Collections.list(Defaults.class.getClassLoader().getResources("reference.conf"))) {
        Config config = parse(url);
        if (config.root().containsKey(ROOT)) {
          return config;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("reference.conf of Waymark is not on the class path");
  }

  private static Config parse(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return ConfigFactory.parseString(
          new String(in.readAllBytes(), StandardCharsets.UTF_8),
          ConfigParseOptions.defaults().setOriginDescription(Places.BUILT_IN));
    }
  }
}
