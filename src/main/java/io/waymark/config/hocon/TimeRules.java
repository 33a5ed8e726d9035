package io.waymark.config.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.waymark.config.SourceSettings.TimeRule;
import java.time.ZoneId;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds how fields become instants. */
final class TimeRules {
  private final FieldRules rules;

  TimeRules(FieldRules rules) {
    this.rules = rules;
  }

  /** One rule, or a list of them: the first that gives an instant wins. */
  List<TimeRule> eventTimes(Section section) {
    Optional<ConfigValue> value = section.value("time");
    if (value.isEmpty()) {
      section.required("time", "", Scalars::text);
      return List.of();
    }
    List<ConfigValue> values =
        value.get() instanceof ConfigList list ? List.copyOf(list) : List.of(value.get());
    List<TimeRule> times = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConfigValue each : values) {
      rule(section.problems(), section.path("time"), each).ifPresent(times::add);
    }
    if (!times.stream().allMatch(rule -> names.add(rule.name()))) {
      section.problem("time", "has two rules of one name; give them different names");
    }
    return times;
  }

  Optional<TimeRule> optional(Section section, String key) {
    return section.value(key).flatMap(value -> rule(section.problems(), section.path(key), value));
  }

  /** A clock is corrected by the time between sending and receiving. */
  static void checkClocks(
      Section section,
      List<TimeRule> times,
      @Nullable TimeRule sentAt,
      @Nullable TimeRule receivedAt) {
    if (times.stream().anyMatch(TimeRule::isClockCorrected)
        && (sentAt == null || receivedAt == null)) {
      section.problem("time", "clock-correction needs sent-at and received-at");
    }
  }

  /** A path alone holds ISO-8601. */
  private Optional<TimeRule> rule(Problems problems, String path, ConfigValue value) {
    ConfigValue object =
        Scalars.isScalar(value) ? value.atKey("from").root().withOrigin(value.origin()) : value;
    Section section = Section.of(problems, path, object);
    String from = section.required("from", "", rules::path);
    Optional<String> pattern = section.optional("pattern", TimeRules::pattern);
    TimeRule.Unit usual = pattern.isPresent() ? TimeRule.Unit.PATTERN : TimeRule.Unit.ISO;
    TimeRule.Unit unit = section.optional("unit", Words.oneOf(TimeRule.Unit.class)).orElse(usual);
    String zone = section.optional("zone", Zones::read).map(ZoneId::getId).orElse("UTC");
    boolean isCorrected = section.optional("clock-correction", Scalars::flag).orElse(false);
    String name = section.optional("name", Scalars::text).orElse(name(from, isCorrected));
    return section.build(
        () -> new TimeRule(name, from, unit, pattern.orElse(null), zone, isCorrected));
  }

  private static String name(String from, boolean isCorrected) {
    return isCorrected ? from + " corrected" : from;
  }

  private static String pattern(ConfigValue value) {
    String text = Scalars.text(value);
    try {
      new DateTimeFormatterBuilder().appendPattern(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is no time pattern: " + Scalars.quoted(text) + ", " + e.getMessage(), e);
    }
  }
}
