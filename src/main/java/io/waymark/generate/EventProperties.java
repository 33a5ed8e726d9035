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

  private final ShopSettings settings;
  private final Piece currency;
  private final Piece inControl;
  private final Piece inTreatment;

  EventProperties(ShopSettings settings) {
    this.settings = settings;
    this.currency = new Piece(",\"currency\":\"" + settings.currency() + '"');
    String name = settings.experiment().map(PlantedExperiment::name).orElse("");
    this.inControl = exposure(name, PlantedExperiment.CONTROL);
    this.inTreatment = exposure(name, PlantedExperiment.TREATMENT);
  }

  private static Piece exposure(String name, String variant) {
    return new Piece(
        "\"experiment_name\":\"%s\",\"variation_name\":\"%s\"".formatted(name, variant));
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
      case EXPOSED -> out.add(isTreated(visit) ? inTreatment : inControl);
      case REFUNDED -> {
        out.add(ORDER).addHex(visit.seed()).add('"');
        out.add(REVENUE).addCents(step.cents()).add(currency);
      }
    }
  }

  private boolean isTreated(Visit visit) {
    return settings
        .experiment()
        .filter(planted -> planted.isTreated(settings.seed(), visit.visitor().key()))
        .isPresent();
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
