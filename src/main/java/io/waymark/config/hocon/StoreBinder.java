package io.waymark.config.hocon;

import io.waymark.config.ConsentSettings;
import io.waymark.config.StoreSettings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Binds the stores. */
final class StoreBinder {
  /** ISO 4217 for none: stands in for a missing one, which is a problem, so no store has it. */
  private static final String NO_CURRENCY = "XXX";

  /** What an unknown consent counts as. */
  enum Unknown {
    GIVEN,
    DENIED
  }

  Map<String, StoreSettings> bind(Section root) {
    Map<String, StoreSettings> stores = new TreeMap<>();
    Map<String, Section> sections = root.named("stores", "store-defaults");
    sections.forEach((id, section) -> store(id, section).ifPresent(s -> stores.put(id, s)));
    if (sections.isEmpty()) {
      root.problem("stores", "declares no store");
    }
    return stores;
  }

  private static Optional<StoreSettings> store(String id, Section section) {
    String label = section.optional("label", Scalars::text).orElse(Labels.of(id));
    ZoneId zone = section.<ZoneId>required("zone", ZoneOffset.UTC, Zones::read);
    String currency = section.required("currency", NO_CURRENCY, Scalars::text);
    Optional<ConsentSettings> consent = consent(section.section("consent"));
    return section.build(() -> new StoreSettings(id, label, zone, currency, consent.orElseThrow()));
  }

  private static Optional<ConsentSettings> consent(Section section) {
    ConsentSettings.Denied denied =
        section.required(
            "denied", ConsentSettings.Denied.ANONYMOUS, Words.oneOf(ConsentSettings.Denied.class));
    Unknown unknown = section.required("unknown", Unknown.GIVEN, Words.oneOf(Unknown.class));
    return section.build(() -> new ConsentSettings(denied, unknown == Unknown.GIVEN));
  }
}
