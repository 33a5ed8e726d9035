package io.waymark.config;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * One shop.
 *
 * @param zone its business days are the calendar days of this zone
 * @param currency ISO 4217; amounts in another one are counted, not summed
 */
public record StoreSettings(
    String id, String label, ZoneId zone, String currency, ConsentSettings consent)
    implements Serializable {
  public StoreSettings {
    Names.check("store", id);
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("currency must be three capital letters: " + currency);
    }
  }
}
