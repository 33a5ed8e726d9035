package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.Events;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields that a condition may name, by how a configuration calls them. */
final class ConditionFields {
  /** How a configuration may call the name of the event. */
  static final String EVENT = "event";

  static final String PROPERTY = "property.";

  private static final List<String> OF_EVENTS =
      List.of(
          Events.STORE_ID,
          Events.SOURCE_ID,
          Events.EVENT_NAME,
          Events.VISITOR_ID,
          Events.USER_ID,
          Events.SOURCE_SESSION_ID,
          Events.PAGE_URL,
          Events.PAGE_PATH,
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
          Events.USER_AGENT,
          Events.PRODUCT_ID,
          Events.CATEGORY,
          Events.QUANTITY,
          Events.ORDER_ID,
          Events.AMOUNT,
          Events.AMOUNT_PROBLEM,
          Events.CURRENCY,
          Events.IS_ANALYTICS_CONSENTED,
          Events.IS_MARKETING_CONSENTED);

  private static final List<String> OF_SESSIONS =
      List.of(Sessions.EVENT_COUNT, Sessions.PAGE_VIEW_COUNT, Sessions.ENGAGED_SECONDS);

  private final SortedMap<String, Field> byWord;

  private ConditionFields(Map<String, Field> byWord) {
    this.byWord = new TreeMap<>(byWord);
  }

  /**
   * A field of a condition.
   *
   * @param values the only texts that it can hold, by declaration; empty: any
   */
  record Field(String name, Kind kind, Set<String> values) {
    Field(String name, Kind kind) {
      this(name, kind, Set.of());
    }

    /** A text to compare the field with. */
    String text(ConfigValue value) {
      String text = Scalars.text(value);
      return values.isEmpty() ? text : Words.reference("value of " + name, text, values);
    }
  }

  /** What a field holds. */
  enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    /** Text that may be compared as a number. */
    PROPERTY
  }

  static ConditionFields ofEvents(Declared declared) {
    Map<String, Field> fields = new TreeMap<>(columns(Events.TABLE, OF_EVENTS));
    fields.put(EVENT, new Field(Events.EVENT_NAME, Kind.TEXT));
    fields.put(Events.STORE_ID, new Field(Events.STORE_ID, Kind.TEXT, declared.stores()));
    fields.put(Events.SOURCE_ID, new Field(Events.SOURCE_ID, Kind.TEXT, declared.sources()));
    for (String property : declared.properties()) {
      fields.put(PROPERTY + property, new Field(PROPERTY + property, Kind.PROPERTY));
    }
    return new ConditionFields(fields);
  }

  static ConditionFields ofSessions() {
    return new ConditionFields(columns(Sessions.TABLE, OF_SESSIONS));
  }

  /** The field that a configuration calls so; an unknown one is refused. */
  Field field(String word) {
    Words.reference("field", word, byWord.keySet());
    return Objects.requireNonNull(byWord.get(word));
  }

  private static Map<String, Field> columns(TableSpec table, List<String> names) {
    Map<String, Field> fields = new TreeMap<>();
    for (String name : names) {
      ColumnSpec column = table.column(name).orElseThrow();
      fields.put(name, new Field(name, kind(column.type())));
    }
    return fields;
  }

  private static Kind kind(ColumnType type) {
    return switch (type) {
      case LONG, MONEY, INT, DOUBLE -> Kind.NUMBER;
      case BOOLEAN -> Kind.FLAG;
      case STRING -> Kind.TEXT;
      case DATE, TIMESTAMP, BINARY -> throw new IllegalArgumentException("no condition on " + type);
    };
  }
}
