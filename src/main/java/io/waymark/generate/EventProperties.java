package io.waymark.generate;

/** The properties of an event: what it is about. */
final class EventProperties {
  private static final Piece QUERY = new Piece("\"query\":\"");
  private static final Piece WISHLIST = new Piece("\"wishlist_id\":\"w-");
  private static final Piece CHECKOUT = new Piece("\"checkout_id\":\"chk-");
  private static final Piece ORDER = new Piece("\"order_id\":\"ord-");
  private static final Piece QUANTITY = new Piece(",\"quantity\":");
  private static final Piece REVENUE = new Piece(",\"revenue\":");
  private static final Piece END_OF_ID = new Piece("\",");

  private final Piece currency;

  EventProperties(String currency) {
    this.currency = new Piece(",\"currency\":\"" + currency + '"');
  }

  void write(Visit visit, Step step, LineBuffer out) {
    switch (step.action()) {
      case PAGE, CART_VIEWED, SIGNED_UP -> {}
      case SEARCHED -> search(step, out);
      case VIEWED, REVIEWED -> product(step, out).add(currency);
      case SAVED -> {
        out.add(WISHLIST).addHex(Dice.mix(visit.visitor().key())).add(END_OF_ID);
        product(step, out).add(currency);
      }
      case ADDED -> product(step, out).add(QUANTITY).addNumber(step.quantity()).add(currency);
      case CHECKOUT_STARTED, PAYMENT_ENTERED ->
          out.add(CHECKOUT).addHex(Dice.mix(visit.seed())).add('"');
      case ORDERED -> {
        out.add(CHECKOUT).addHex(Dice.mix(visit.seed())).add(END_OF_ID);
        out.add(ORDER).addHex(visit.seed()).add(END_OF_ID);
        product(step, out).add(QUANTITY).addNumber(step.quantity());
        out.add(REVENUE).addCents(step.cents()).add(currency);
      }
      case REFUNDED -> {
        out.add(ORDER).addHex(visit.seed()).add('"');
        out.add(REVENUE).addCents(step.cents()).add(currency);
      }
    }
  }

  private static void search(Step step, LineBuffer out) {
    Product product = step.product();
    if (product != null) {
      out.add(QUERY).add(product.query()).add('"');
    }
  }

  private static LineBuffer product(Step step, LineBuffer out) {
    Product product = step.product();
    return product == null ? out : out.add(product.fields());
  }
}
