package io.waymark.config.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.waymark.config.Names;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.Identity;
import io.waymark.table.Events;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Binds where the columns of events come from. */
final class FieldRules {
  /** The whole raw record identifies an event. */
  static final String LINE = "line";

  private static final List<String> MAPPED =
      List.of(
          Events.EVENT_NAME,
          Events.VISITOR_ID,
          Events.USER_ID,
          Events.SOURCE_SESSION_ID,
          Events.PAGE_URL,
          Events.PAGE_PATH,
          Events.PAGE_TYPE,
          Events.REFERRER,
          Events.CAMPAIGN_SOURCE,
          Events.CAMPAIGN_MEDIUM,
          Events.CAMPAIGN,
          Events.CLICK_ID,
          Events.CHANNEL,
          Events.DEVICE,
          Events.COUNTRY,
          Events.USER_AGENT,
          Events.PRODUCT_ID,
          Events.CATEGORY,
          Events.QUANTITY,
          Events.ORDER_ID,
          Events.AMOUNT,
          Events.CURRENCY,
          Events.IS_ANALYTICS_CONSENTED,
          Events.IS_MARKETING_CONSENTED);

  private final List<String> absent;
  private final List<String> columns;

  /**
   * @param absent texts that mean "no value" where a rule does not say
   * @param columns declared columns of the file; empty: any path may be there
   */
  FieldRules(List<String> absent, List<String> columns) {
    this.absent = absent;
    this.columns = columns;
  }

  Map<String, FieldRule> canonical(Section section) {
    Map<String, FieldRule> rules =
        rules(section, key -> Words.reference("column of events", key, MAPPED));
    if (!section.entries().containsKey(Events.EVENT_NAME)) {
      section.problem(Events.EVENT_NAME, "is missing");
    }
    return rules;
  }

  Map<String, FieldRule> properties(Section section) {
    return rules(section, key -> Names.check("property", key));
  }

  Identity identity(Section section) {
    boolean isWholeLine =
        section
            .value("event-id")
            .filter(Scalars::isScalar)
            .filter(value -> Scalars.text(value).equals(LINE))
            .isPresent();
    if (section.value("event-id").isEmpty()) {
      section.required("event-id", "", Scalars::text);
    }
    return new Identity(isWholeLine ? List.of() : section.list("event-id", this::path));
  }

  /** A path, a list of paths, or an object with from, rename, absent and constant. */
  Optional<FieldRule> rule(Problems problems, String path, ConfigValue value) {
    ConfigValue object =
        Scalars.isScalar(value) || value instanceof ConfigList
            ? value.atKey("from").root().withOrigin(value.origin())
            : value;
    Section section = Section.of(problems, path, object);
    List<String> from = section.list("from", this::path);
    Optional<String> constant = section.optional("constant", Scalars::text);
    SortedMap<String, String> renames = Texts.flat(section.section("rename"));
    List<String> without =
        section.value("absent").isPresent() ? section.list("absent", Scalars::text) : absent;
    if (section.value("from").isEmpty() && section.value("constant").isEmpty()) {
      section.problem("from", "is missing: a field comes from a path or is a constant");
    }
    return section.build(() -> new FieldRule(from, renames, without, constant.orElse(null)));
  }

  private Map<String, FieldRule> rules(Section section, UnaryOperator<String> check) {
    Map<String, FieldRule> rules = new TreeMap<>();
    section
        .entries()
        .forEach(
            (key, value) -> {
              try {
                rule(section.problems(), section.path(check.apply(key)), value)
                    .ifPresent(rule -> rules.put(key, rule));
              } catch (IllegalArgumentException e) {
                section.problem(key, String.valueOf(e.getMessage()));
              }
            });
    return rules;
  }

  String path(ConfigValue value) {
    String path = Scalars.text(value);
    if (path.isBlank() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
      throw new IllegalArgumentException(
          "must be the path of a field, but is " + Scalars.quoted(path));
    }
    return columns.isEmpty() ? path : Words.reference("column of the file", path, columns);
  }
}
