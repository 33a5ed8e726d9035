package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.table.Events;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Binds the sources with their mappings. */
final class SourceBinder {
  /** What a row with an order id is. */
  enum OrderRows {
    ORDER,
    ITEMS
  }

  private final Declared declared;

  SourceBinder(Declared declared) {
    this.declared = declared;
  }

  Map<String, SourceSettings> bind(Section root) {
    Map<String, SourceSettings> sources = new TreeMap<>();
    root.named("sources", "source-defaults")
        .forEach((name, section) -> source(name, section).ifPresent(s -> sources.put(name, s)));
    return sources;
  }

  private Optional<SourceSettings> source(String name, Section section) {
    String files = section.required("files", "*", SourceBinder::glob);
    FileFormat format = FileFormat.bind(section);
    FieldRules rules = new FieldRules(section.list("absent", Scalars::text), format.columns());
    Map<String, FieldRule> fields = rules.canonical(section.section("fields"));
    new StoreRule(declared.stores(), rules)
        .bind(section)
        .ifPresent(rule -> fields.put(Events.STORE_ID, rule));
    Map<String, FieldRule> properties = rules.properties(section.section("properties"));
    SourceSettings.Identity identity = rules.identity(section);
    TimeRules times = new TimeRules(rules);
    List<TimeRule> eventTimes = times.eventTimes(section);
    @Nullable TimeRule clientAt = times.optional(section, "client-at").orElse(null);
    @Nullable TimeRule sentAt = times.optional(section, "sent-at").orElse(null);
    @Nullable TimeRule receivedAt = times.optional(section, "received-at").orElse(null);
    TimeRules.checkClocks(section, eventTimes, sentAt, receivedAt);
    List<String> sequence = section.list("sequence", rules::path);
    List<String> dropped = section.list("drop", rules::path);
    OrderRows orderRows =
        section.required("order-rows", OrderRows.ORDER, Words.oneOf(OrderRows.class));
    return section.build(
        () ->
            new SourceSettings(
                name,
                files,
                format.format(),
                format.delimited(),
                format.batch(),
                fields,
                identity,
                eventTimes,
                clientAt,
                sentAt,
                receivedAt,
                sequence,
                properties,
                dropped,
                orderRows == OrderRows.ITEMS));
  }

  private static String glob(ConfigValue value) {
    String text = Scalars.text(value);
    if (text.isBlank() || text.contains("/")) {
      throw new IllegalArgumentException(
          "must be a pattern of file names, without folders, but is " + Scalars.quoted(text));
    }
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + text);
      return text;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("is no pattern of file names: " + Scalars.quoted(text), e);
    }
  }
}
