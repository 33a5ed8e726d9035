package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.Condition;
import io.waymark.config.Conversion;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Binds the conversions, in the order of their stages, then of their names. */
final class ConversionBinder {
  private final Declared declared;
  private final ConditionReader ofEvents;
  private final ConditionFields fields;

  ConversionBinder(Declared declared, ConditionReader ofEvents) {
    this.declared = declared;
    this.ofEvents = ofEvents;
    this.fields = ConditionFields.ofEvents(declared);
  }

  List<Conversion> bind(Section root) {
    return root.named("conversions", "conversion-defaults").entrySet().stream()
        .map(entry -> conversion(entry.getKey(), entry.getValue()).orElse(null))
        .filter(Objects::nonNull)
        .sorted(
            Comparator.comparingInt((Conversion c) -> declared.stages().indexOf(c.stage()))
                .thenComparing(Conversion::name))
        .toList();
  }

  private Optional<Conversion> conversion(String name, Section section) {
    String label = section.optional("label", Scalars::text).orElse(Labels.of(name));
    String stage = section.required("stage", "", Words.declared("stage", declared.stages()));
    Conversion.Scope scope =
        section.required("scope", Conversion.Scope.EVENT, Words.oneOf(Conversion.Scope.class));
    Condition when = reader(scope, section).required(section, "when");
    boolean hasValue = section.required("value", false, Scalars::flag);
    Optional<String> distinctBy = section.optional("distinct-by", this::field);
    return section.build(
        () -> new Conversion(name, label, stage, scope, when, hasValue, distinctBy));
  }

  private ConditionReader reader(Conversion.Scope scope, Section section) {
    return scope == Conversion.Scope.EVENT
        ? ofEvents
        : new ConditionReader(ConditionFields.ofSessions(), section.problems());
  }

  private String field(ConfigValue value) {
    return fields.field(Scalars.text(value)).name();
  }
}
