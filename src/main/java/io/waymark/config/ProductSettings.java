package io.waymark.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What sessions do with products.
 *
 * @param key field of the event that names the product, or its variant
 * @param category field of the event that names the category of the product
 * @param actions conditions on events by action: an event that meets any of them takes the action;
 *     nobody takes one without a condition
 * @param maxPerSession further products of a session are left out
 */
public record ProductSettings(
    String key, String category, Map<Action, List<Condition>> actions, int maxPerSession) {
  private static final int MOST = 10_000;

  /** What a session can do with a product. */
  public enum Action {
    VIEWED,
    SAVED,
    ADDED,
    BOUGHT
  }

  public ProductSettings {
    Map<Action, List<Condition>> copy = new EnumMap<>(Action.class);
    for (Action action : Action.values()) {
      copy.put(action, List.copyOf(actions.getOrDefault(action, List.of())));
    }
    actions = Collections.unmodifiableMap(copy);
    if (maxPerSession < 1 || maxPerSession > MOST) {
      throw new IllegalArgumentException(
          "max-per-session must be from 1 to " + MOST + ", but was " + maxPerSession);
    }
  }

  public List<Condition> conditions(Action action) {
    return actions.getOrDefault(action, List.of());
  }

  /** The conditions of all actions; one may come twice. */
  public Stream<Condition> conditions() {
    return actions.values().stream().flatMap(List::stream);
  }
}
