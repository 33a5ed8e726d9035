package io.waymark.funnel;

/** The attempts of a unit that enter on one day. */
interface EntryDay {
  void add(Instant instant);

  int epochDay();

  /** After its window nothing of the day changes once the day itself is over. */
  long lastEntryMicros();

  /** The attempt that counts. */
  Attempt attempt();

  /** How many chains or events it keeps. */
  int size();
}
