package io.waymark.config;

import java.util.List;

/**
 * A choice of events: those that meet any of the conditions.
 *
 * @param conversions names of the conversions among them, for people
 * @param alternatives the conditions, those of the conversions first
 */
public record EventChoice(List<String> conversions, List<Condition> alternatives) {
  public EventChoice {
    conversions = List.copyOf(conversions);
    alternatives = List.copyOf(alternatives);
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("conversions or when must say which events are meant");
    }
  }
}
