package io.waymark.visitor;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The one pass over sorted events: cuts them into sessions and lets every part see each event once.
 * Lazy, and its memory does not grow with the events of a visitor.
 *
 * @param <T> what a session becomes
 */
public final class VisitorPass<T> implements Iterator<T> {
  private final Iterator<VisitorEvent> events;
  private final Cutter cutter;
  private final List<SessionPart<?>> parts;
  private final Ending<T> ending;

  private @Nullable Beginning next;

  /**
   * Makes what is published of a session that ended.
   *
   * @param <T> what a session becomes
   */
  public interface Ending<T> {
    /** Called once per session, before any part begins the next one. */
    T of(Piece piece);
  }

  private record Beginning(Piece piece, VisitorEvent event) {}

  public VisitorPass(
      Iterator<VisitorEvent> events, Cutter cutter, List<SessionPart<?>> parts, Ending<T> ending) {
    this.events = events;
    this.cutter = cutter;
    this.parts = List.copyOf(parts);
    this.ending = ending;
    this.next = skipToBeginning();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public T next() {
    Beginning current = next;
    if (current == null) {
      throw new NoSuchElementException();
    }
    begin(current);
    Beginning following = skipToBeginning();
    while (following != null && following.piece().isReplacing()) {
      current = following;
      begin(current);
      following = skipToBeginning();
    }
    next = following;
    return ending.of(current.piece());
  }

  private void begin(Beginning beginning) {
    for (SessionPart<?> part : parts) {
      part.begin();
      part.add(beginning.event());
    }
  }

  /** Adds events to the current session up to the one that begins the next. */
  private @Nullable Beginning skipToBeginning() {
    while (events.hasNext()) {
      VisitorEvent event = events.next();
      Piece piece = cutter.next(event).orElse(null);
      if (piece != null) {
        return new Beginning(piece, event);
      }
      for (SessionPart<?> part : parts) {
        part.add(event);
      }
    }
    return null;
  }
}
