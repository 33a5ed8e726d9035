package io.waymark.job;

/** Hears how far a run is; what it does with that is up to the command line. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE = text -> {};

  /** A step begins, or says how far it is. */
  void says(String text);
}
