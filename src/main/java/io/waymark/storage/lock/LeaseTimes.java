package io.waymark.storage.lock;

import java.time.Duration;

/**
 * How long a lease lasts.
 *
 * @param life after it was last renewed, in which its holder may write
 * @param grace after that until others may take it; covers a commit that is on its way, and that
 *     stores tell times in whole seconds
 */
record LeaseTimes(Duration life, Duration grace) {
  static final LeaseTimes USUAL = new LeaseTimes(Duration.ofSeconds(60), Duration.ofSeconds(10));

  /**
   * What a process that was told to end leaves others to wait, as its last commit may be on its
   * way.
   */
  static final Duration ENDING = Duration.ofSeconds(1);

  /** Several attempts fit into one life. */
  Duration beat() {
    return life.dividedBy(4);
  }
}
