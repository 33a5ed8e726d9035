package io.waymark.cli;

import io.waymark.generate.Fault;
import io.waymark.generate.Faults;
import io.waymark.generate.LateBand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is wrong in a generated log: a preset, and each fault by itself. */
final class FaultOptions {
  private final Map<Fault, Double> shares = new EnumMap<>(Fault.class);

  @Option(
      names = "--faults",
      paramLabel = "PRESET",
      order = 1,
      description = {
        "${COMPLETION-CANDIDATES}; the options below change single ones. Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "TYPICAL")
  private Preset preset;

  @Option(
      names = "--late",
      paramLabel = "DELAY=SHARE",
      order = 2,
      converter = LateBands.class,
      description = {
        "Of events: received so much later. 1d=0.02 is a day later, 1d..28d=0.005 between one and"
            + " 28 days, short delays more often. Replaces all of the preset's; may be repeated."
      })
  private List<LateBand> late = new ArrayList<>();

  /** A whole set of faults. */
  enum Preset {
    NONE,
    TYPICAL
  }

  Faults faults() {
    Faults begun = preset == Preset.NONE ? Faults.NONE : Faults.TYPICAL;
    Faults chosen = late.isEmpty() ? begun : begun.withLate(late);
    Map<Fault, Double> all = new EnumMap<>(chosen.shares());
    all.putAll(shares);
    return new Faults(all, chosen.late());
  }

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      order = 3,
      description = "Of lines: delivered twice, one in ten under another visitor.")
  void duplicates(@Nullable Double share) {
    set(Fault.DUPLICATES, share);
  }

  @Option(
      names = "--corrupt-lines",
      paramLabel = "SHARE",
      order = 4,
      description = "Of lines: a copy that was cut off stands before it.")
  void corruptLines(@Nullable Double share) {
    set(Fault.CORRUPT_LINES, share);
  }

  @Option(
      names = "--replayed-files",
      paramLabel = "SHARE",
      order = 5,
      description = "Of files: delivered again under another name, 1 to 3 days later.")
  void replayedFiles(@Nullable Double share) {
    set(Fault.REPLAYED_FILES, share);
  }

  @Option(
      names = "--changed-files",
      paramLabel = "SHARE",
      order = 6,
      description = {
        "Of files: replaced by other content 1 to 3 days later; it waits in _later/DAY."
      })
  void changedFiles(@Nullable Double share) {
    set(Fault.CHANGED_FILES, share);
  }

  @Option(
      names = "--clock-skew",
      paramLabel = "SHARE",
      order = 7,
      description = "Of visitors: their clock is wrong, by up to a day.")
  void clockSkew(@Nullable Double share) {
    set(Fault.CLOCK_SKEW, share);
  }

  @Option(
      names = "--consent-denied",
      paramLabel = "SHARE",
      order = 8,
      description = "Of visitors: analytics refused.")
  void consentDenied(@Nullable Double share) {
    set(Fault.CONSENT_DENIED, share);
  }

  @Option(names = "--bots", paramLabel = "SHARE", order = 9, description = "Of visits.")
  void bots(@Nullable Double share) {
    set(Fault.BOTS, share);
  }

  @Option(
      names = "--midnight-crossings",
      paramLabel = "SHARE",
      order = 10,
      description = "Of visits: begin just before midnight in the zone and go on after it.")
  void midnightCrossings(@Nullable Double share) {
    set(Fault.MIDNIGHT_CROSSINGS, share);
  }

  @Option(
      names = "--exact-gaps",
      paramLabel = "SHARE",
      order = 11,
      description = "Of visits: one silence is exactly 30 minutes.")
  void exactGaps(@Nullable Double share) {
    set(Fault.EXACT_GAPS, share);
  }

  @Option(
      names = "--ties",
      paramLabel = "SHARE",
      order = 12,
      description = "Of actions: at the same millisecond as their page.")
  void ties(@Nullable Double share) {
    set(Fault.TIES, share);
  }

  @Option(
      names = "--orders-without-cart",
      paramLabel = "SHARE",
      order = 13,
      description = "Of buying visits: nothing is recorded of a cart.")
  void ordersWithoutCart(@Nullable Double share) {
    set(Fault.ORDERS_WITHOUT_CART, share);
  }

  @Option(
      names = "--refunds",
      paramLabel = "SHARE",
      order = 14,
      description = "Of orders: paid back 1 to 20 days later.")
  void refunds(@Nullable Double share) {
    set(Fault.REFUNDS, share);
  }

  /** Null: picocli says so when the option is not given. */
  private void set(Fault fault, @Nullable Double share) {
    if (share != null) {
      shares.put(fault, share);
    }
  }
}
