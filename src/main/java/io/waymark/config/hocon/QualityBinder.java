package io.waymark.config.hocon;

import io.waymark.config.QualitySettings;
import java.math.BigDecimal;
import java.util.Optional;

/** Binds what figures must look like to be published. */
final class QualityBinder {
  /** What an unexpected finding does. */
  enum Severity {
    WARN,
    FAIL
  }

  Optional<QualitySettings> bind(Section quality) {
    int rows = quality.required("max-rows-per-day", 1, IngestBinder::count);
    Section volume = quality.section("volume");
    int days = volume.required("days", 1, IngestBinder::count);
    BigDecimal lowest = volume.required("lowest", BigDecimal.ZERO, Scalars::number);
    BigDecimal highest = volume.required("highest", BigDecimal.ZERO, Scalars::number);
    Severity severity = volume.required("severity", Severity.WARN, Words.oneOf(Severity.class));
    Optional<QualitySettings> settings =
        volume.build(
            () ->
                new QualitySettings(
                    days,
                    lowest.doubleValue(),
                    highest.doubleValue(),
                    severity == Severity.FAIL,
                    rows));
    return quality.build(settings::orElseThrow);
  }
}
