package io.waymark.config.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.waymark.config.Condition;
import io.waymark.config.Conversion;
import io.waymark.config.EventChoice;
import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Binds the funnels, in the order of their names. */
final class FunnelBinder {
  private static final String CONVERSIONS = "conversions";
  private static final String WHEN = "when";

  private final Declared declared;
  private final ConditionReader conditions;
  private final Map<String, Conversion> conversions = new TreeMap<>();

  /** After the conversions were bound; of these the wrong ones are missing. */
  FunnelBinder(Declared declared, ConditionReader conditions, List<Conversion> bound) {
    this.declared = declared;
    this.conditions = conditions;
    bound.forEach(conversion -> conversions.put(conversion.name(), conversion));
  }

  List<FunnelSettings> bind(Section root) {
    List<FunnelSettings> funnels = new ArrayList<>();
    root.named("funnels", "funnel-defaults")
        .forEach((name, section) -> funnel(name, section).ifPresent(funnels::add));
    return funnels;
  }

  private Optional<FunnelSettings> funnel(String name, Section section) {
    String label = section.optional("label", Scalars::text).orElse(Labels.of(name));
    FunnelSettings.Unit unit =
        section.required(
            "unit", FunnelSettings.Unit.SESSION, Words.oneOf(FunnelSettings.Unit.class));
    FunnelSettings.Order order =
        section.required(
            "order", FunnelSettings.Order.ORDERED, Words.oneOf(FunnelSettings.Order.class));
    Duration window = section.required("window", Duration.ZERO, Scalars::duration);
    FunnelSettings.Attempts attempts =
        section.required(
            "attempts", FunnelSettings.Attempts.BEST, Words.oneOf(FunnelSettings.Attempts.class));
    FunnelSettings.Ties ties =
        section.required("ties", FunnelSettings.Ties.FREE, Words.oneOf(FunnelSettings.Ties.class));
    long maxEvents = section.required("max-events", 1L, Scalars::whole);
    List<FunnelStep> steps = steps(section);
    Optional<EventChoice> exclude = choice(section, "exclude");
    return section.build(
        () ->
            new FunnelSettings(
                name,
                label,
                unit,
                order,
                window,
                attempts,
                ties,
                Math.toIntExact(Math.min(maxEvents, Integer.MAX_VALUE)),
                steps,
                exclude));
  }

  private List<FunnelStep> steps(Section funnel) {
    List<FunnelStep> steps = new ArrayList<>();
    ConfigValue value = funnel.value("steps").orElse(null);
    if (value == null) {
      funnel.required("steps", "", Scalars::text);
      return steps;
    }
    if (!(value instanceof ConfigList list)) {
      funnel.problem("steps", "must be a list of conversions or steps");
      return steps;
    }
    for (int i = 0; i < list.size(); i++) {
      step(funnel, funnel.path("steps") + "[" + i + "]", list.get(i)).ifPresent(steps::add);
    }
    return steps;
  }

  /** A step is the name of a conversion, or an object. */
  private Optional<FunnelStep> step(Section funnel, String path, ConfigValue value) {
    ConfigValue object =
        value instanceof ConfigObject
            ? value
            : value.atKey(CONVERSIONS).root().withOrigin(value.origin());
    Section section = Section.of(funnel.problems(), path, object);
    List<String> written = section.list(CONVERSIONS, Scalars::text);
    Optional<EventChoice> events = choice(section);
    boolean isAlone = written.size() == 1 && section.value(WHEN).isEmpty();
    String name =
        isAlone
            ? section.optional("name", Scalars::text).orElse(written.get(0))
            : section.required("name", "", Scalars::text);
    String label =
        section
            .optional("label", Scalars::text)
            .orElseGet(() -> isAlone ? label(written.get(0), name) : Labels.of(name));
    boolean isOptional = section.optional("optional", Scalars::flag).orElse(false);
    Optional<Duration> within = section.optional("within", Scalars::duration);
    Optional<EventChoice> exclude = choice(section, "exclude");
    return section.build(
        () -> new FunnelStep(name, label, events.orElseThrow(), isOptional, within, exclude));
  }

  private String label(String conversion, String step) {
    Conversion known = conversions.get(conversion);
    return known == null || !conversion.equals(step) ? Labels.of(step) : known.label();
  }

  /** Names of conversions, or an object like a step. */
  private Optional<EventChoice> choice(Section of, String key) {
    ConfigValue value = of.value(key).orElse(null);
    if (value == null) {
      return Optional.empty();
    }
    ConfigValue object =
        value instanceof ConfigObject
            ? value
            : value.atKey(CONVERSIONS).root().withOrigin(value.origin());
    Section section = Section.of(of.problems(), of.path(key), object);
    Optional<EventChoice> choice = choice(section);
    return section.build(choice::orElseThrow);
  }

  private Optional<EventChoice> choice(Section section) {
    List<String> named = section.list(CONVERSIONS, this::reference);
    List<Condition> alternatives = new ArrayList<>();
    for (String name : named) {
      Conversion known = conversions.get(name);
      if (known != null) {
        alternatives.add(known.when());
      }
    }
    section
        .value(WHEN)
        .ifPresent(when -> alternatives.add(conditions.read(section.path(WHEN), when)));
    if (alternatives.isEmpty()) {
      if (section.value(CONVERSIONS).isEmpty()) {
        section.problem(CONVERSIONS, "name conversions here, or say which events by when");
      }
      return Optional.empty();
    }
    return Optional.of(new EventChoice(named, alternatives));
  }

  private String reference(ConfigValue value) {
    String name = Words.declared("conversion", declared.conversions()).apply(value);
    Conversion conversion = conversions.get(name);
    if (conversion != null && conversion.scope() == Conversion.Scope.SESSION) {
      throw new IllegalArgumentException(
          Scalars.quoted(name) + " is a conversion on sessions: only events make steps");
    }
    return name;
  }
}
