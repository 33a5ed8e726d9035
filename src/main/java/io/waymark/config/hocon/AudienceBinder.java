package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.AudienceCondition;
import io.waymark.config.AudienceSettings;
import io.waymark.config.SourceSettings;
import io.waymark.table.Events;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds the audiences, in the order of their names. */
final class AudienceBinder {
  private final Declared declared;
  private final Map<String, SourceSettings> sources;

  /** After the sources were bound; of these the wrong ones are missing. */
  AudienceBinder(Declared declared, Map<String, SourceSettings> sources) {
    this.declared = declared;
    this.sources = sources;
  }

  List<AudienceSettings> bind(Section root) {
    List<AudienceSettings> audiences = new ArrayList<>();
    root.named("audiences", "audience-defaults")
        .forEach((name, section) -> audience(name, section).ifPresent(audiences::add));
    return audiences;
  }

  private Optional<AudienceSettings> audience(String name, Section section) {
    String label = section.optional("label", Scalars::text).orElse(Labels.of(name));
    List<String> stores = stores(section);
    int window = section.required("window", 1, AudienceBinder::days);
    List<AudienceCondition> conditions = new ArrayList<>();
    for (Section each : section.sections("conditions")) {
      condition(each, window).ifPresent(conditions::add);
    }
    section
        .optional("seen-within", AudienceBinder::days)
        .ifPresent(days -> conditions.add(seenWithin(days)));
    AudienceSettings.Unit unit =
        section.required(
            "unit", AudienceSettings.Unit.VISITOR, Words.oneOf(AudienceSettings.Unit.class));
    BigDecimal holdOut = section.required("hold-out", BigDecimal.ZERO, Scalars::number);
    String salt = section.optional("hold-out-salt", Scalars::text).orElse(name);
    boolean needsConsent = section.required("marketing-consent", false, Scalars::flag);
    if (needsConsent) {
      checkConsent(section, stores);
    }
    return section.build(
        () ->
            new AudienceSettings(
                name, label, stores, conditions, unit, holdOut, salt, needsConsent));
  }

  private List<String> stores(Section section) {
    if (section.value("stores").isEmpty()) {
      section.required("stores", "", Scalars::text);
    }
    return section.list("stores", Words.declared("store", declared.stores()));
  }

  private Optional<AudienceCondition> condition(Section section, int window) {
    Optional<String> conversion =
        section.optional("conversion", Words.declared("conversion", declared.conversions()));
    if (section.value("conversion").isEmpty()) {
      section.required("conversion", "", Scalars::text);
    }
    Optional<Long> atLeast = section.optional("at-least", Scalars::whole);
    Optional<Long> atMost = section.optional("at-most", Scalars::whole);
    int days = section.optional("window", AudienceBinder::days).orElse(window);
    return section.build(() -> new AudienceCondition(conversion, atLeast, atMost, days));
  }

  private static AudienceCondition seenWithin(int days) {
    return new AudienceCondition(Optional.empty(), Optional.of(1L), Optional.empty(), days);
  }

  /** A list on which nobody can ever be is a mistake, not an empty list. */
  private void checkConsent(Section section, List<String> stores) {
    if (!sources.keySet().equals(declared.sources())) {
      return;
    }
    for (String store : stores) {
      boolean isTold =
          sources.values().stream()
              .filter(source -> source.canHold(store))
              .anyMatch(source -> source.fields().containsKey(Events.IS_MARKETING_CONSENTED));
      if (!isTold) {
        section.problem(
            "stores",
            "no source of store "
                + store
                + " maps "
                + Events.IS_MARKETING_CONSENTED
                + ", so that nobody could be listed; map it, or set marketing-consent = false");
      }
    }
  }

  /** Windows are business days. */
  static int days(ConfigValue value) {
    Duration duration = Scalars.duration(value);
    long days = duration.toDays();
    if (days < 1 || days > Integer.MAX_VALUE || !Duration.ofDays(days).equals(duration)) {
      throw new IllegalArgumentException(
          "must be whole days, such as 14 days, but is " + Scalars.quoted(Scalars.text(value)));
    }
    return (int) days;
  }
}
