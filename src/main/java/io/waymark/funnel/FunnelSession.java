package io.waymark.funnel;

import java.util.List;

/**
 * The session that holds an event.
 *
 * @param dimensions by which figures are broken down; never part of the match
 */
public record FunnelSession(String id, List<String> dimensions) {
  public FunnelSession {
    dimensions = List.copyOf(dimensions);
  }
}
