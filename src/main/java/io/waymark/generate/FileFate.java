package io.waymark.generate;

import io.waymark.generate.LandedFile.Kind;
import java.time.LocalDate;

/**
 * What becomes of a landing file after its day.
 *
 * @param kind of its last delivery
 * @param day of its last delivery; not after the last landing day
 */
record FileFate(Kind kind, LocalDate day) {
  private static final int MAX_DAYS_LATER = 3;

  static FileFate of(ShopSettings settings, int part, LocalDate day) {
    Dice dice = new Dice(settings.seed(), Salt.FILE | part, day.toEpochDay());
    double point = dice.uniform();
    double replayed = settings.faults().share(Fault.REPLAYED_FILES);
    double changed = settings.faults().share(Fault.CHANGED_FILES);
    LocalDate again = day.plusDays(1L + dice.below(MAX_DAYS_LATER));
    if (point >= replayed + changed || !again.isBefore(settings.end())) {
      return new FileFate(Kind.FIRST, day);
    }
    return new FileFate(point < replayed ? Kind.REPLAYED : Kind.CHANGED, again);
  }
}
