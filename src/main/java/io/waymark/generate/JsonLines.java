package io.waymark.generate;

import io.waymark.generate.Delivery.Copy;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** Writes a delivery as a line of JSON, in the words of the Segment specification. */
final class JsonLines {
  private static final Map<Action, Piece> HEADS = heads();
  private static final Piece MESSAGE_ID = new Piece("\",\"messageId\":\"");
  private static final Piece VISITOR = new Piece("\",\"anonymousId\":\"");
  private static final Piece NO_VISITOR = new Piece("\",\"anonymousId\":null");
  private static final Piece CUSTOMER = new Piece(",\"userId\":\"cust-");
  private static final Piece NO_CUSTOMER = new Piece(",\"userId\":null");
  private static final Piece ORIGINAL = new Piece(",\"originalTimestamp\":\"");
  private static final Piece SENT = new Piece("\",\"sentAt\":\"");
  private static final Piece RECEIVED = new Piece("\",\"receivedAt\":\"");
  private static final Piece TIMESTAMP = new Piece("\",\"timestamp\":\"");
  private static final Piece PATH = new Piece("\",\"path\":\"");
  private static final Piece REFERRER = new Piece("\",\"referrer\":\"");
  private static final Piece END_OF_PAGE = new Piece("\"},");
  private static final Piece PROPERTIES = new Piece(",\"properties\":{");
  private static final Piece END = new Piece("}}\n");

  private final EventProperties properties;
  private final Piece browserContext;
  private final Piece serverContext;

  JsonLines(ShopSettings settings) {
    properties = new EventProperties(settings);
    String writeKey = "\",\"writeKey\":\"" + settings.storeId() + "\",\"context\":{";
    browserContext = new Piece(writeKey + "\"page\":{\"url\":\"" + host(settings));
    serverContext = new Piece(writeKey + "\"library\":{\"name\":\"server\"}}");
  }

  static Piece host(ShopSettings settings) {
    return new Piece("https://" + settings.storeId() + ".example.com");
  }

  void write(Delivery delivery, LineBuffer out) {
    int start = out.size();
    whole(delivery, out);
    if (delivery.copy() == Copy.BROKEN) {
      int length = out.size() - start;
      long cut = Math.floorMod(Dice.mix(delivery.visit().seed() + delivery.order()), length - 3);
      out.cut(start + 1 + (int) cut);
      out.add('\n');
    }
  }

  private static Map<Action, Piece> heads() {
    Map<Action, Piece> heads = new EnumMap<>(Action.class);
    for (Action action : Action.values()) {
      heads.put(action, head(action));
    }
    return heads;
  }

  /** Up to the page's kind, else to the message id. */
  private static Piece head(Action action) {
    return new Piece(
        action == Action.PAGE
            ? "{\"type\":\"page\",\"name\":\""
            : "{\"type\":\"track\",\"event\":\"" + action.title() + "\",\"messageId\":\"");
  }

  private void whole(Delivery delivery, LineBuffer out) {
    Visit visit = delivery.visit();
    Step step = delivery.step();
    Page page = step.page();
    out.add(HEADS.getOrDefault(step.action(), Piece.EMPTY));
    if (step.action() == Action.PAGE && page != null) {
      out.add(page.kind()).add(MESSAGE_ID);
    }
    delivery.addMessageId(out);
    ids(delivery, out);
    times(delivery, out);
    if (page == null) {
      out.add(serverContext);
    } else {
      out.add(browserContext).add(page.path()).add(page.query());
      out.add(PATH).add(page.path());
      out.add(REFERRER).add(page.referrerHost()).add(page.referrerPath()).add(END_OF_PAGE);
      out.add(page.campaign()).add(visit.visitor().browser());
      out.add(visit.visitor().situation());
    }
    out.add(PROPERTIES);
    properties.write(visit, step, out);
    out.add(END);
  }

  private static void ids(Delivery delivery, LineBuffer out) {
    Visit visit = delivery.visit();
    Action action = delivery.step().action();
    UUID id = visit.visitor().anonymousId();
    long low = id.getLeastSignificantBits();
    if (action == Action.REFUNDED) {
      out.add(NO_VISITOR);
    } else {
      out.add(VISITOR);
      out.addUuid(id.getMostSignificantBits(), isOfStranger(delivery) ? Dice.mix(low) : low);
      out.add('"');
    }
    if (visit.isCustomer(action)) {
      out.add(CUSTOMER).addHex(Dice.mix(visit.visitor().key())).add('"');
    } else {
      out.add(NO_CUSTOMER);
    }
  }

  private static boolean isOfStranger(Delivery delivery) {
    return delivery.copy() == Copy.STRANGER || delivery.copy() == Copy.PHANTOM;
  }

  /** So that receivedAt − (sentAt − originalTimestamp) is the instant at which it happened. */
  private static void times(Delivery delivery, LineBuffer out) {
    long at = delivery.step().at();
    Clock clock = delivery.clock();
    long skew = clock.skew() - delivery.travel();
    out.add(ORIGINAL).addInstant(at + skew);
    out.add(SENT).addInstant(delivery.receivedAt() + skew);
    out.add(RECEIVED).addInstant(delivery.receivedAt());
    if (clock.isCorrected()) {
      out.add(TIMESTAMP).addInstant(at);
    }
  }
}
