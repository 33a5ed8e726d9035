package io.waymark.source;

import io.waymark.config.IngestSettings;
import io.waymark.config.SourceSettings;
import io.waymark.table.Events;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row of {@code events} of the values of a record: texts as UTF-8 bytes, instants as
 * microseconds, days as days since 1970, money as BigDecimal.
 */
final class EventMapper {
  private static final int STORE_ID = Columns.fixed(Events.STORE_ID);
  private static final int SOURCE_ID = Columns.fixed(Events.SOURCE_ID);
  private static final int LANDING_DATE = Columns.fixed(Events.LANDING_DATE);
  private static final int FILE_ID = Columns.fixed(Events.FILE_ID);
  private static final int LINE_OFFSET = Columns.fixed(Events.LINE_OFFSET);
  private static final int ELEMENT_NUMBER = Columns.fixed(Events.ELEMENT_NUMBER);
  private static final int EVENT_KEY = Columns.fixed(Events.EVENT_KEY);
  private static final int CONTENT_HASH = Columns.fixed(Events.CONTENT_HASH);
  private static final int EVENT_ID = Columns.fixed(Events.EVENT_ID);
  private static final int EVENT_NAME = Columns.fixed(Events.EVENT_NAME);
  private static final int EVENT_DATE = Columns.fixed(Events.EVENT_DATE);
  private static final int VISITOR_ID = Columns.fixed(Events.VISITOR_ID);
  private static final int USER_ID = Columns.fixed(Events.USER_ID);
  private static final int EXTRA = Columns.fixed(Events.EXTRA);

  private final Columns columns;
  private final TextRules texts;
  private final TimeMapping times;
  private final Identity identity;
  private final MoneyMapping money;
  private final AddressMapping addresses;
  private final ConsentMapping consent;
  private final @Nullable TextRule storeRule;
  private final ByteMap<Store> stores;
  private final @Nullable Store onlyStore;
  private final int[] sequenceSlots;
  private final int[] sequences;
  private final byte[] sourceId;
  private final long fileId;
  private final @Nullable Integer landingDay;
  private final List<LoadedDays> loaded;
  private final Erased erased;
  private final long lateDays;

  EventMapper(IngestPlan plan, Delivery delivery, SourceSettings source, FieldSlots slots) {
    IngestSettings ingest = plan.ingest();
    LocalDate landingDate = delivery.file().landingDate();
    columns = new Columns(plan.events());
    texts = new TextRules(source, slots, columns, ingest.limits().textBytes());
    times = new TimeMapping(source, ingest, slots, columns, landingDate);
    identity = new Identity(source, slots);
    money = new MoneyMapping(texts, columns);
    addresses = new AddressMapping(columns);
    consent = new ConsentMapping(texts, columns);
    Map<String, Store> byId = new HashMap<>();
    plan.stores().forEach((id, settings) -> byId.put(id, new Store(settings)));
    stores = new ByteMap<>(byId);
    onlyStore = byId.size() == 1 ? byId.values().iterator().next() : null;
    storeRule = texts.find(Events.STORE_ID);
    sequenceSlots = slots.slots(source.sequence());
    sequences =
        List.of(Events.SEQUENCE_1, Events.SEQUENCE_2, Events.SEQUENCE_3).stream()
            .mapToInt(columns::of)
            .toArray();
    sourceId = ByteMap.utf8(source.name());
    fileId = delivery.fileId();
    landingDay = landingDate == null ? null : (int) landingDate.toEpochDay();
    lateDays = ingest.lateHorizon().toDays();
    erased = plan.erased();
    loaded = plan.loaded().stream().filter(l -> l.sourceId().equals(source.name())).toList();
  }

  /** The row, or null when it is withheld for lack of consent, or its visitor was erased. */
  @Nullable Object @Nullable [] map(RawRecord record, Slots values, Extra extra) {
    @Nullable Object[] row = new @Nullable Object[columns.width()];
    Store store = store(values);
    row[STORE_ID] = store.id();
    texts.apply(values, row);
    if (row[EVENT_NAME] == null) {
      throw new RejectedRecord(RejectReason.MISSING_EVENT_NAME, "no event name is given");
    }
    long eventAt = times.apply(values, store, row, extra);
    byte[] id = identity.id(record, values);
    consent.apply(values, row);
    if (consent.isWithheld(store, row) || isErased(store, row)) {
      return null;
    }
    money.apply(values, store, row, extra);
    addresses.apply(row);
    setSequence(values, row, extra);
    setIdentity(record, store, id, row);
    setPlace(record, row);
    int day = store.days().dayOf(eventAt);
    row[EVENT_DATE] = day;
    row[columns.held()] = isTooLate(day);
    row[EXTRA] = extra.copy();
    return row;
  }

  /** Who said no has no ids in the tables: nothing tells that they are erased. */
  private boolean isErased(Store store, @Nullable Object[] row) {
    return (erased.isSubject(Erased.VISITOR, row[STORE_ID], row[VISITOR_ID])
            || erased.isSubject(Erased.USER, row[STORE_ID], row[USER_ID]))
        && !consent.isDenied(store, row);
  }

  private boolean isTooLate(int day) {
    return landingDay != null
        && landingDay - day > lateDays
        && loaded.stream().noneMatch(days -> days.holds(day));
  }

  boolean isHeld(@Nullable Object[] row) {
    return Boolean.TRUE.equals(row[columns.held()]);
  }

  /** Does it wait where late events are gathered before they are settled? */
  boolean isLate(@Nullable Object[] row) {
    return landingDay != null && landingDay - day(row) > IngestSettings.DAYS_BEFORE_GATHERING;
  }

  boolean hasVisitor(@Nullable Object[] row) {
    return row[VISITOR_ID] != null;
  }

  int day(@Nullable Object[] row) {
    return row[EVENT_DATE] instanceof Integer day ? day : 0;
  }

  private Store store(Slots values) {
    if (storeRule == null && onlyStore != null) {
      return onlyStore;
    }
    byte[] id = storeRule == null ? null : storeRule.text(values);
    Store store = id == null ? null : stores.find(id);
    if (store == null) {
      throw new RejectedRecord(
          RejectReason.UNKNOWN_STORE, id == null ? "no store is given" : "no store has this id");
    }
    return store;
  }

  private void setIdentity(RawRecord record, Store store, byte[] id, @Nullable Object[] row) {
    row[EVENT_KEY] = identity.key(store, id);
    row[CONTENT_HASH] = XxHash.of(record.bytes(), record.start(), record.end());
    row[EVENT_ID] = id;
    if (consent.isDenied(store, row)) {
      consent.removeIds(row);
      row[EVENT_ID] = identity.anonymous(id);
    }
  }

  private void setPlace(RawRecord record, @Nullable Object[] row) {
    row[SOURCE_ID] = sourceId;
    row[LANDING_DATE] = landingDay;
    row[FILE_ID] = fileId;
    row[LINE_OFFSET] = record.lineOffset();
    row[ELEMENT_NUMBER] = record.element();
  }

  private void setSequence(Slots values, @Nullable Object[] row, Extra extra) {
    for (int i = 0; i < sequenceSlots.length; i++) {
      int slot = sequenceSlots[i];
      if (values.has(slot)) {
        Long whole = Numbers.whole(values.bytes(slot), values.start(slot), values.end(slot));
        row[sequences[i]] = whole;
        if (whole == null) {
          extra.addUnusable(
              List.of(Events.SEQUENCE_1, Events.SEQUENCE_2, Events.SEQUENCE_3).get(i),
              values,
              slot);
        }
      }
    }
  }
}
