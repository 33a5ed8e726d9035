package io.waymark.visitor;

/**
 * One aspect of a session, built from its events in order. All parts see the same event once, side
 * by side; what they keep must not grow with the number of events.
 *
 * @param <T> what the part knows when the session ends
 */
public interface SessionPart<T> {
  /** A session begins; its first event comes next. */
  void begin();

  void add(VisitorEvent event);

  T end();
}
