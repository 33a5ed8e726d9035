package io.waymark.testkit.oracle;

import io.waymark.config.DefinitionSettings;
import io.waymark.config.NamedCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** 3.6: attributes of a session, from its own events. */
final class Attributes {
  private static final List<String> MARKERS =
      List.of(
          "campaign_source", "campaign_medium", "campaign", "click_id", "referrer_host", "channel");

  private final DefinitionSettings definitions;

  Attributes(DefinitionSettings definitions) {
    this.definitions = definitions;
  }

  /** Dimensions without visitor_type; one without a value is unknown. */
  Map<String, String> dimensions(List<OracleEvent> events) {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put("device", orUnknown(first(events, "device")));
    dimensions.put("country", orUnknown(first(events, "country")));
    dimensions.put("channel", channel(events));
    dimensions.put("campaign", orUnknown(marked(events).flatMap(e -> e.text("campaign"))));
    dimensions.put("entry_page_type", orUnknown(entryPageType(events)));
    definitions
        .dimensions()
        .forEach(d -> dimensions.put(d.name(), orUnknown(first(events, d.field()))));
    return dimensions;
  }

  Optional<String> referrerHost(List<OracleEvent> events) {
    return marked(events).flatMap(event -> event.text("referrer_host"));
  }

  static Optional<String> first(List<OracleEvent> events, String field) {
    return events.stream().flatMap(event -> event.text(field).stream()).findFirst();
  }

  static Optional<String> last(List<OracleEvent> events, String field) {
    return events.stream()
        .flatMap(event -> event.text(field).stream())
        .reduce((earlier, later) -> later);
  }

  /** The first event with campaign parameters, a click id, an external referrer or a channel. */
  private static Optional<OracleEvent> marked(List<OracleEvent> events) {
    return events.stream()
        .filter(event -> MARKERS.stream().anyMatch(marker -> event.text(marker).isPresent()))
        .findFirst();
  }

  private String channel(List<OracleEvent> events) {
    Optional<OracleEvent> marked = marked(events);
    if (marked.isPresent()) {
      OracleEvent event = marked.orElseThrow();
      return orUnknown(event.text("channel").or(() -> name(definitions.channels(), event)));
    }
    boolean hasAddress =
        first(events, "page_url").isPresent() || first(events, "page_path").isPresent();
    return hasAddress ? "direct" : "unknown";
  }

  /**
   * What the source says, else the first rule: of the event that gave the entry page, or where no
   * event has a page, of the first one that has a type.
   */
  private Optional<String> entryPageType(List<OracleEvent> events) {
    List<OracleEvent> pages =
        events.stream().filter(event -> event.text("page_path").isPresent()).toList();
    return pages.isEmpty()
        ? events.stream().flatMap(event -> pageType(event).stream()).findFirst()
        : pageType(pages.get(0));
  }

  private Optional<String> pageType(OracleEvent event) {
    return event.text("page_type").or(() -> name(definitions.pageTypes(), event));
  }

  static Optional<String> name(List<NamedCondition> rules, OracleEvent event) {
    return rules.stream()
        .filter(rule -> Holds.on(event, rule.when()))
        .map(NamedCondition::name)
        .findFirst();
  }

  private static String orUnknown(Optional<String> text) {
    return text.orElse("unknown");
  }
}
