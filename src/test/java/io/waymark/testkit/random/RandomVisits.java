package io.waymark.testkit.random;

import io.waymark.config.SessionSettings;
import io.waymark.config.StoreSettings;
import io.waymark.testkit.oracle.OracleEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The events of the visitors of one store, at the times where rules change their mind. */
final class RandomVisits {
  private static final List<String> NAMES =
      List.of("page", "page", "page", "heartbeat", "view", "cart", "checkout", "save", "purchase");

  private final Dice dice;
  private final StoreSettings store;
  private final SessionSettings sessions;
  private final RandomProducts products;
  private int count;
  private int orders = 6;

  RandomVisits(Dice dice, StoreSettings store, SessionSettings sessions) {
    this.dice = dice;
    this.store = store;
    this.sessions = sessions;
    this.products = new RandomProducts(dice);
  }

  List<OracleEvent> draw(LocalDate firstDay, int visitors) {
    List<OracleEvent> events = new ArrayList<>();
    orders = Math.max(orders, visitors);
    for (int i = 1; i <= visitors; i++) {
      Instant at =
          firstDay
              .atStartOfDay(store.zone())
              .toInstant()
              .plus(dice.upTo(Duration.ofDays(2).toSeconds()), ChronoUnit.SECONDS);
      events.addAll(visitor("v" + i, at));
    }
    return events;
  }

  private List<OracleEvent> visitor(String visitor, Instant firstAt) {
    List<OracleEvent> events = new ArrayList<>();
    Instant stretchStart = firstAt;
    Instant at = firstAt;
    int size = dice.between(1, 18);
    for (int i = 0; i < size; i++) {
      events.add(event(visitor, at));
      Instant next = next(at, stretchStart);
      if (Duration.between(at, next).compareTo(sessions.idleGap()) > 0) {
        stretchStart = next;
      }
      at = next;
    }
    return events;
  }

  /** Ties, plain steps, and one microsecond around gaps, cuts, midnights and returns. */
  private Instant next(Instant at, Instant stretchStart) {
    int kind = dice.between(1, 100);
    Instant next;
    if (kind <= 15) {
      next = at;
    } else if (kind <= 50) {
      next = at.plusMillis(dice.upTo(sessions.idleGap().toMillis() / 2));
    } else if (kind <= 65) {
      next = nearly(at.plus(sessions.idleGap()));
    } else if (kind <= 75) {
      next = nearly(stretchStart.plus(sessions.maxLength().multipliedBy(dice.between(1, 2))));
    } else if (kind <= 85) {
      next = nearly(midnightAfter(at));
    } else if (kind <= 92) {
      next = nearly(stretchStart.plus(sessions.returningWithin()));
    } else {
      next = at.plusSeconds(dice.upTo(Duration.ofDays(1).toSeconds()));
    }
    return next.isBefore(at) ? at : next;
  }

  private Instant nearly(Instant instant) {
    return instant.plus(dice.between(-1, 1), ChronoUnit.MICROS);
  }

  private Instant midnightAfter(Instant at) {
    return LocalDate.ofInstant(at, store.zone()).plusDays(1).atStartOfDay(store.zone()).toInstant();
  }

  private OracleEvent event(String visitor, Instant at) {
    count++;
    Map<String, String> fields = new TreeMap<>();
    fields.put("event_name", dice.one(NAMES));
    if (!dice.happens(5)) {
      fields.put("visitor_id", visitor);
    }
    // Not drawn: the worlds of the seeds stay what they are.
    if (count % 5 == 0) {
      fields.put("user_id", "u" + count % 3);
    }
    if (count % 4 < 2) {
      fields.put("is_marketing_consented", String.valueOf(count % 4 == 0 || count % 3 == 0));
    }
    maybe(fields, 20, "is_analytics_consented", dice.one("true", "true", "false"));
    maybe(fields, 60, "source_session_id", dice.one("s1", "s2"));
    maybe(fields, 60, "page_path", dice.one("/", "/p/1", "/p/2", "/help"));
    maybe(fields, 10, "page_type", dice.one("landing", "product"));
    maybe(fields, 15, "campaign", dice.one("spring", "summer"));
    maybe(fields, 10, "campaign_medium", dice.one("email", "cpc"));
    maybe(fields, 10, "click_id", "c" + count);
    maybe(fields, 10, "referrer_host", dice.one("social.example", "search.example"));
    maybe(fields, 10, "channel", dice.one("app", "store"));
    maybe(fields, 50, "device", dice.one("mobile", "desktop"));
    maybe(fields, 50, "country", dice.one("DE", "US"));
    maybe(fields, 3, "user_agent", dice.one("Crawler 1.0", "Browser 2.0"));
    maybe(fields, 40, "product_id", dice.one("p1", "p2"));
    maybe(fields, 40, "property.token", dice.one("t1", "t2"));
    maybe(fields, 30, "property.kind", dice.one("special", "plain"));
    addMoney(fields);
    products.addTo(fields);
    return times(OracleEvent.of(store.id(), store.id() + "-e" + count, at).with(fields));
  }

  private void addMoney(Map<String, String> fields) {
    if ("purchase".equals(fields.get("event_name"))) {
      maybe(fields, 80, "order_id", store.id() + "-o" + dice.between(1, orders));
      maybe(fields, 60, "quantity", String.valueOf(dice.between(1, 3)));
    }
    if (dice.happens(50)) {
      fields.put("amount", dice.between(0, 99) + dice.one("", ".5", ".25", ".1999"));
      maybe(fields, 60, "currency", dice.one("EUR", "USD"));
    }
  }

  private OracleEvent times(OracleEvent event) {
    OracleEvent timed = event;
    if (dice.happens(60)) {
      timed = timed.received(Optional.of(event.at().plusMillis(dice.upTo(5_000))));
    }
    if (dice.happens(40)) {
      Long[] sequence = new Long[dice.between(1, 3)];
      for (int i = 0; i < sequence.length; i++) {
        sequence[i] = (long) dice.between(1, 3);
      }
      timed = timed.numbered(sequence);
    }
    return timed;
  }

  private void maybe(Map<String, String> fields, int percent, String field, String text) {
    if (dice.happens(percent)) {
      fields.put(field, text);
    }
  }
}
