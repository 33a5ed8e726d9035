package io.waymark.visitor;

import java.util.Optional;

/** Decides between two events of the sorted stream whether a new session begins. */
public interface Cutter {
  /**
   * Takes the next event of the stream, sorted by store, visitor, session key and time.
   *
   * @return the piece that begins with this event; empty when the event goes on with the current
   *     one
   */
  Optional<Piece> next(VisitorEvent event);
}
