package io.waymark.config.hocon;

import java.util.Locale;

/** Names for people, where the configuration gives none. */
final class Labels {
  private Labels() {}

  /** {@code add_to_cart} is "Add to cart". */
  static String of(String name) {
    String words = name.replace('_', ' ').replace('-', ' ').strip();
    return words.isEmpty()
        ? name
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
