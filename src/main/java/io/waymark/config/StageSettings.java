package io.waymark.config;

/** A stage on the way to a purchase; stages are ordered as declared. */
public record StageSettings(String name, String label) {
  public StageSettings {
    Names.check("stage", name);
  }
}
