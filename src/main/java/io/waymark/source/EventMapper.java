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
  private final long lateDays;

  private final int storeId;
  private final int eventName;
  private final int eventDate;
  private final int visitorId;

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
    storeId = columns.of(Events.STORE_ID);
    eventName = columns.of(Events.EVENT_NAME);
    eventDate = columns.of(Events.EVENT_DATE);
    visitorId = columns.of(Events.VISITOR_ID);
  }

  /** The row, or null when it is withheld for lack of consent. */
  @Nullable Object @Nullable [] map(RawRecord record, Slots values, Extra extra) {
    @Nullable Object[] row = new @Nullable Object[columns.width()];
    Store store = store(values);
    row[storeId] = store.id();
    texts.apply(values, row);
    if (row[eventName] == null) {
      throw new RejectedRecord(RejectReason.MISSING_EVENT_NAME, "no event name is given");
    }
    long eventAt = times.apply(values, store, row, extra);
    byte[] id = identity.id(record, values);
    consent.apply(values, row);
    if (consent.isWithheld(store, row)) {
      return null;
    }
    money.apply(values, store, row, extra);
    addresses.apply(row);
    setSequence(values, row, extra);
    setIdentity(record, store, id, row);
    setPlace(record, row);
    int day = store.days().dayOf(eventAt);
    row[eventDate] = day;
    row[columns.held()] = landingDay != null && landingDay - day > lateDays;
    row[columns.of(Events.EXTRA)] = extra.copy();
    return row;
  }

  boolean isHeld(@Nullable Object[] row) {
    return Boolean.TRUE.equals(row[columns.held()]);
  }

  boolean hasVisitor(@Nullable Object[] row) {
    return row[visitorId] != null;
  }

  int day(@Nullable Object[] row) {
    return row[eventDate] instanceof Integer day ? day : 0;
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
    row[columns.of(Events.EVENT_KEY)] = identity.key(store, id);
    row[columns.of(Events.CONTENT_HASH)] = XxHash.of(record.bytes(), record.start(), record.end());
    row[columns.of(Events.EVENT_ID)] = id;
    if (consent.isDenied(store, row)) {
      consent.removeIds(row);
      row[columns.of(Events.EVENT_ID)] = identity.anonymous(id);
    }
  }

  private void setPlace(RawRecord record, @Nullable Object[] row) {
    row[columns.of(Events.SOURCE_ID)] = sourceId;
    row[columns.of(Events.LANDING_DATE)] = landingDay;
    row[columns.of(Events.FILE_ID)] = fileId;
    row[columns.of(Events.LINE_OFFSET)] = record.lineOffset();
    row[columns.of(Events.ELEMENT_NUMBER)] = record.element();
  }

  private void setSequence(Slots values, @Nullable Object[] row, Extra extra) {
    for (int i = 0; i < sequenceSlots.length; i++) {
      int slot = sequenceSlots[i];
      if (values.has(slot)) {
        Long whole = Numbers.whole(values.bytes(), values.start(slot), values.end(slot));
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
