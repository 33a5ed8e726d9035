package io.waymark.source;

import io.waymark.config.ConsentSettings;
import io.waymark.config.StoreSettings;

/** A store as the reader of records needs it. */
final class Store {
  private final byte[] id;
  private final byte[] currency;
  private final BusinessDays days;
  private final ConsentSettings consent;

  Store(StoreSettings settings) {
    id = ByteMap.utf8(settings.id());
    currency = ByteMap.utf8(settings.currency());
    days = new BusinessDays(settings.zone());
    consent = settings.consent();
  }

  byte[] id() {
    return id;
  }

  byte[] currency() {
    return currency;
  }

  BusinessDays days() {
    return days;
  }

  ConsentSettings consent() {
    return consent;
  }
}
