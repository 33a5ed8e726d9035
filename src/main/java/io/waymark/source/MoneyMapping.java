package io.waymark.source;

import io.waymark.table.Events;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amount, currency and quantity. What cannot be used is null, flagged, and its text is kept. */
final class MoneyMapping {
  private static final int SCALE = 4;
  private static final int PRECISION = 18;
  private static final byte[] NEGATIVE = ByteMap.utf8("negative");
  private static final byte[] UNPARSABLE = ByteMap.utf8("unparsable");
  private static final byte[] OVERFLOW = ByteMap.utf8("overflow");

  private final @Nullable TextRule amountRule;
  private final @Nullable TextRule quantityRule;
  private final int amount;
  private final int problem;
  private final int currency;
  private final int quantity;

  MoneyMapping(TextRules rules, Columns columns) {
    amountRule = rules.find(Events.AMOUNT);
    quantityRule = rules.find(Events.QUANTITY);
    amount = columns.of(Events.AMOUNT);
    problem = columns.of(Events.AMOUNT_PROBLEM);
    currency = columns.of(Events.CURRENCY);
    quantity = columns.of(Events.QUANTITY);
  }

  void apply(Slots values, Store store, @Nullable Object[] row, Extra extra) {
    int slot = amountRule == null ? TextRule.NONE : amountRule.slot(values);
    if (slot != TextRule.NONE) {
      setAmount(values, slot, row);
      if (row[amount] == null) {
        extra.addUnusable(Events.AMOUNT, values, slot);
      }
    }
    if (row[currency] instanceof byte[] given) {
      row[currency] = upperCase(given);
    } else if (row[amount] != null) {
      row[currency] = store.currency();
    }
    setQuantity(values, row, extra);
  }

  private void setAmount(Slots values, int slot, @Nullable Object[] row) {
    BigDecimal given = number(values.bytes(slot), values.start(slot), values.end(slot));
    BigDecimal rounded = given == null ? null : Numbers.rounded(given, SCALE);
    if (given == null) {
      row[problem] = UNPARSABLE;
    } else if (given.signum() < 0) {
      row[problem] = NEGATIVE;
    } else if (rounded == null || rounded.precision() > PRECISION) {
      row[problem] = OVERFLOW;
    } else {
      row[amount] = rounded;
    }
  }

  private static @Nullable BigDecimal number(byte[] bytes, int start, int end) {
    long plain = Numbers.scaled(bytes, start, end, SCALE);
    return plain == Numbers.NOT_PLAIN
        ? Numbers.decimal(bytes, start, end)
        : BigDecimal.valueOf(plain, SCALE);
  }

  private void setQuantity(Slots values, @Nullable Object[] row, Extra extra) {
    int slot = quantityRule == null ? TextRule.NONE : quantityRule.slot(values);
    if (slot == TextRule.NONE) {
      return;
    }
    Long whole = Numbers.whole(values.bytes(slot), values.start(slot), values.end(slot));
    if (whole == null || whole < 0) {
      extra.addUnusable(Events.QUANTITY, values, slot);
    } else {
      row[quantity] = whole;
    }
  }

  private static byte[] upperCase(byte[] text) {
    for (byte letter : text) {
      if (letter < 'A' || letter > 'Z') {
        return ByteMap.utf8(new String(text, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT));
      }
    }
    return text;
  }
}
