package io.waymark.config.hocon;

import io.waymark.config.InsightSettings;
import java.util.Optional;

/** Binds what is worked out from the published figures. */
final class InsightBinder {
  Optional<InsightSettings> bind(Section insights) {
    boolean isEnabled = insights.required("enabled", true, Scalars::flag);
    return insights.build(() -> new InsightSettings(isEnabled));
  }
}
