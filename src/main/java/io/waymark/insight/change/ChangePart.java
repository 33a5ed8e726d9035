package io.waymark.insight.change;

import java.util.OptionalDouble;

/**
 * A part of a change: one row of {@code rate_changes}.
 *
 * @param split what the change is split by: total for the change itself, steps, or a dimension
 * @param part the stage that a step leads to, the value of the dimension, or all of them
 * @param ordinal place of the stage or, by size of the effects, of the value; 0 of all of them
 * @param former the share of this part on the days compared with, and now
 * @param contribution to the change, as a difference of rates; empty when nothing is split
 */
public record ChangePart(
    String split,
    String part,
    Effect effect,
    int ordinal,
    Status status,
    Counts former,
    Counts now,
    OptionalDouble contribution) {

  /** What about a part changed the rate. */
  public enum Effect {
    /** All of it. */
    CHANGE,
    /** Another share went on from the stage before. */
    STEP,
    /** Another share of the sessions was of this value. */
    MIX,
    /** Another share of the sessions of this value reached the last stage. */
    RATE
  }

  /** Whether there is a contribution, or why there is none. */
  public enum Status {
    SPLIT,
    NO_REFERENCE,
    TOO_LITTLE_DATA,
    SLICE_INCOMPLETE
  }
}
