package io.waymark.storage.lock;

import io.waymark.storage.WarehouseLayout;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** Tries whether a warehouse can be locked, beside a lock that may be held. */
public final class LockTrial {
  private static final String TRIAL = "lease-trial";

  /** Others may try at the same time. */
  private static final long NUMBERS = 10_000_000_000L;

  private LockTrial() {}

  /** Says by what it is locked, or fails with the reason why it can't be. */
  public static String of(WarehouseLayout layout) {
    if (layout.localSide().isPresent()) {
      return "by the operating system";
    }
    LeaseFiles files = LeaseFiles.in(layout, TRIAL);
    try {
      long number = ThreadLocalRandom.current().nextLong(NUMBERS);
      boolean isMade = files.create(number, "trial");
      boolean isMadeTwice = files.create(number, "another trial");
      files.delete(number);
      if (isMadeTwice || !isMade) {
        throw LockProblems.unconditional(files.toString());
      }
      return "by a lease: of two that make one file, one is refused";
    } catch (IOException e) {
      throw LockProblems.unusable(files.toString(), e);
    }
  }
}
