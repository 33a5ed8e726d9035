package io.waymark.config;

/** A declared dimension: the field of the session's first event that has a value. */
public record DimensionSettings(String name, String label, String field) {
  public DimensionSettings {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("dimension name becomes a column: " + name);
    }
  }
}
