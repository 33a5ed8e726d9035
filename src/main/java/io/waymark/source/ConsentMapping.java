package io.waymark.source;

import io.waymark.config.ConsentSettings.Denied;
import io.waymark.table.Events;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a visitor agreed to. */
final class ConsentMapping {
  private final @Nullable TextRule analyticsRule;
  private final @Nullable TextRule marketingRule;
  private final int analytics;
  private final int marketing;
  private final int[] ids;

  ConsentMapping(TextRules rules, Columns columns) {
    analyticsRule = rules.find(Events.IS_ANALYTICS_CONSENTED);
    marketingRule = rules.find(Events.IS_MARKETING_CONSENTED);
    analytics = columns.of(Events.IS_ANALYTICS_CONSENTED);
    marketing = columns.of(Events.IS_MARKETING_CONSENTED);
    ids =
        new int[] {
          columns.of(Events.VISITOR_ID),
          columns.of(Events.USER_ID),
          columns.of(Events.SOURCE_SESSION_ID)
        };
  }

  void apply(Slots values, @Nullable Object[] row) {
    row[analytics] = answer(analyticsRule, Events.IS_ANALYTICS_CONSENTED, values);
    row[marketing] = answer(marketingRule, Events.IS_MARKETING_CONSENTED, values);
  }

  boolean isDenied(Store store, @Nullable Object[] row) {
    Object answer = row[analytics];
    return answer == null ? !store.consent().isUnknownGiven() : !(boolean) answer;
  }

  boolean isWithheld(Store store, @Nullable Object[] row) {
    return store.consent().denied() == Denied.WITHHELD && isDenied(store, row);
  }

  void removeIds(@Nullable Object[] row) {
    for (int id : ids) {
      row[id] = null;
    }
  }

  /** An answer that is neither yes nor no must not pass for "unknown", which may count as yes. */
  private static @Nullable Boolean answer(@Nullable TextRule rule, String column, Slots values) {
    byte[] text = rule == null ? null : rule.text(values);
    if (text == null) {
      return null;
    }
    return switch (new String(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "y", "granted", "given" -> true;
      case "false", "0", "no", "n", "denied" -> false;
      default ->
          throw new RejectedRecord(
              RejectReason.MISTYPED_FIELD, column + " says neither yes nor no");
    };
  }
}
