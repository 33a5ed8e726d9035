package io.waymark.config;

import java.io.Serializable;

/**
 * What becomes of events by their consent to analytics.
 *
 * @param denied what happens to an event whose visitor said no
 * @param isUnknownGiven true: an event that says nothing counts as given
 */
public record ConsentSettings(Denied denied, boolean isUnknownGiven) implements Serializable {
  /** ANONYMOUS: counted without visitor, user and session id. WITHHELD: counted, not kept. */
  public enum Denied {
    ANONYMOUS,
    WITHHELD
  }
}
