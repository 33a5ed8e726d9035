package io.waymark.generate;

import java.util.concurrent.atomic.AtomicLong;

/** How many visits give so many lines; found by playing some, because every setting counts. */
final class ShopSize {
  private static final int SAMPLE = 20_000;

  static int sessionsPerDay(ShopSettings settings, long lines) {
    int sessions = Math.max(1, SAMPLE / settings.days());
    ShopSettings sample = settings.withSessionsPerDay(sessions).withFilesPerDay(1);
    AtomicLong played = new AtomicLong();
    new ShopPart(sample, new Catalogue(sample), 0).play(delivery -> played.incrementAndGet());
    double linesPerSession = (double) Math.max(1, played.get()) / sessions;
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE / 2, Math.round(lines / linesPerSession)));
  }

  private ShopSize() {}
}
