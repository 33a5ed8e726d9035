package io.waymark.generate;

import java.util.List;

/** What programs do on a visit: product after product, at the pace of a program. */
final class BotJourney {
  private static final Piece HOME_PATH = new Piece("/");
  private static final int SCRIPT_PAGES = 100;
  private static final int SCRIPT_MILLIS = 250;
  private static final int CRAWLER_MILLIS = 20_000;

  private final Catalogue catalogue;

  BotJourney(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<Step> walk(Visit visit, Trail trail, Dice dice) {
    boolean isScript = visit.visitor().kind() == Visitor.Kind.SCRIPT;
    int pages = isScript ? SCRIPT_PAGES + dice.below(SCRIPT_PAGES) : dice.below(5);
    int pause = isScript ? SCRIPT_MILLIS : CRAWLER_MILLIS;
    trail.open(Page.HOME, HOME_PATH);
    for (int number = 0; number < pages; number++) {
      Product product = catalogue.pick(dice);
      trail.open(Page.PRODUCT, product.path(), 1 + dice.below(pause));
      trail.show(Action.VIEWED, product);
    }
    return trail.steps();
  }
}
