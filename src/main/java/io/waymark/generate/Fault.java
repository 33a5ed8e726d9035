package io.waymark.generate;

import java.util.Locale;

/** What can be wrong or awkward in a log; how much of it there is, {@link Faults} say. */
public enum Fault {
  /** Of lines: delivered once more, one in ten under another visitor id. */
  DUPLICATES(0.004),
  /** Of visits. */
  BOTS(0.03),
  /** Of visitors: analytics refused on all their events. */
  CONSENT_DENIED(0.08),
  /** Of visitors: the clock of their device is off, and half of the collectors correct it. */
  CLOCK_SKEW(0.02),
  /** Of lines: a broken copy stands before them, so that no event is lost. */
  CORRUPT_LINES(0.0002),
  /** Of orders: a server event without visitor, 1 to 20 days later. */
  REFUNDS(0.06),
  /** Of buying visits: neither an added product nor a cart is recorded. */
  ORDERS_WITHOUT_CART(0.25),
  /** Of visits: they start just before the store's midnight and go on. */
  MIDNIGHT_CROSSINGS(0.004),
  /** Of actions: at the same millisecond as the page call of their view. */
  TIES(0.02),
  /** Of visits: one silence in them is exactly 30 minutes. */
  EXACT_GAPS(0.001),
  /** Of files: delivered again under another name, 1 to 3 days later. */
  REPLAYED_FILES(0),
  /** Of files: delivered again under the same name with other content, 1 to 3 days later. */
  CHANGED_FILES(0);

  private final double typical;

  Fault(double typical) {
    this.typical = typical;
  }

  double typical() {
    return typical;
  }

  /** As people write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
