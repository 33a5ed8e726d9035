package io.waymark.config;

import java.util.regex.Pattern;

/** Names that end up as values or columns of tables. */
public final class Names {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  private Names() {}

  public static String check(String kind, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          kind + " name must be lower case letters, digits, _ or -, at most 63: " + name);
    }
    return name;
  }
}
