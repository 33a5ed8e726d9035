package io.waymark.source;

import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.table.Events;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The field rules of a source by column. */
final class TextRules {
  /** What tools write where they mean "nothing". */
  static final Set<String> MARKERS = Set.of("(direct)", "$direct", "(none)", "(not set)");

  private static final Set<String> MARKED =
      Set.of(
          Events.PAGE_TYPE,
          Events.REFERRER,
          Events.REFERRER_HOST,
          Events.CAMPAIGN_SOURCE,
          Events.CAMPAIGN_MEDIUM,
          Events.CAMPAIGN,
          Events.CLICK_ID,
          Events.CHANNEL,
          Events.DEVICE,
          Events.COUNTRY,
          Events.CATEGORY,
          Events.CURRENCY);

  /** Columns with a rule of the same shape whose value is not simply its text. */
  private static final Set<String> SPECIAL =
      Set.of(
          Events.STORE_ID,
          Events.AMOUNT,
          Events.QUANTITY,
          Events.IS_ANALYTICS_CONSENTED,
          Events.IS_MARKETING_CONSENTED);

  private static final Set<String> PLAIN =
      Set.of(
          Events.EVENT_NAME,
          Events.VISITOR_ID,
          Events.USER_ID,
          Events.SOURCE_SESSION_ID,
          Events.PAGE_URL,
          Events.PAGE_PATH,
          Events.USER_AGENT,
          Events.PRODUCT_ID,
          Events.ORDER_ID);

  private final Map<String, TextRule> rules = new HashMap<>();
  private final List<TextRule> texts = new ArrayList<>();
  private final int[] places;

  TextRules(SourceSettings source, FieldSlots slots, Columns columns, int maxBytes) {
    List<Integer> textPlaces = new ArrayList<>();
    source
        .fields()
        .forEach(
            (column, rule) -> {
              check(source, column);
              TextRule compiled = add(column, rule, slots, maxBytes);
              if (!SPECIAL.contains(column)) {
                texts.add(compiled);
                textPlaces.add(columns.of(column));
              }
            });
    source
        .properties()
        .forEach(
            (name, rule) -> {
              texts.add(add(Events.property(name), rule, slots, maxBytes));
              textPlaces.add(columns.of(Events.property(name)));
            });
    places = textPlaces.stream().mapToInt(Integer::intValue).toArray();
  }

  @Nullable TextRule find(String column) {
    return rules.get(column);
  }

  /** Fills the columns that are plain texts. */
  void apply(Slots values, @Nullable Object[] row) {
    for (int i = 0; i < places.length; i++) {
      row[places[i]] = texts.get(i).text(values);
    }
  }

  private TextRule add(String column, FieldRule rule, FieldSlots slots, int maxBytes) {
    Set<String> markers = MARKED.contains(column) ? MARKERS : Set.of();
    TextRule compiled = new TextRule(column, rule, markers, slots, maxBytes);
    rules.put(column, compiled);
    return compiled;
  }

  private static void check(SourceSettings source, String column) {
    if (!MARKED.contains(column) && !SPECIAL.contains(column) && !PLAIN.contains(column)) {
      throw new IllegalArgumentException(
          "source " + source.name() + " maps " + column + ", which no field rule can fill");
    }
  }
}
