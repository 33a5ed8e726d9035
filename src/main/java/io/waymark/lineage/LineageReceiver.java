package io.waymark.lineage;

/** Who is told. */
public interface LineageReceiver {
  /**
   * Tells one event.
   *
   * @throws java.io.UncheckedIOException if it did not get there
   */
  void receive(String event);
}
