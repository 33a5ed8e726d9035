package io.waymark.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the shop sells; few products draw most of the interest (Zipf). */
final class Catalogue {
  private static final String[][] GOODS = {
    {"shoes", "Trail Runner", "City Sneaker", "Winter Boot"},
    {"jackets", "Rain Jacket", "Down Jacket", "Windbreaker"},
    {"trousers", "Chino", "Hiking Trousers", "Denim"},
    {"shirts", "Linen Shirt", "T-Shirt", "Polo"},
    {"bags", "Backpack", "Weekender", "Hip Bag"},
    {"kitchen", "Café Mug", "Cast Iron Pan", "Bread Box"},
    {"home", "Wool Blanket", "Desk Lamp", "Crème Candle"},
    {"garden", "Watering Can", "Planter", "Fire Bowl"},
    {"sport", "Yoga Mat", "Kettlebell", "Bike Helmet"},
    {"kids", "Wooden Train", "Puzzle", "Balance Bike"},
  };
  private static final String[] WORDS = {
    "Nord", "Alto", "Lumen", "Tara", "Kiefer", "Delta", "Ember"
  };

  private final List<Product> products;
  private final List<Piece> categories;
  private final double[] popularity;

  Catalogue(ShopSettings settings) {
    products = new ArrayList<>(settings.products());
    for (int number = 0; number < settings.products(); number++) {
      products.add(product(number, new Dice(settings.seed(), Salt.PRODUCT, number)));
    }
    categories = new ArrayList<>();
    for (String[] goods : GOODS) {
      categories.add(new Piece("/c/" + goods[0]));
    }
    double[] weights = new double[settings.products()];
    Arrays.setAll(weights, rank -> 1.0 / (rank + 3));
    popularity = Dice.cumulate(weights);
  }

  Product pick(Dice dice) {
    return products.get(dice.pick(popularity));
  }

  Piece categoryPath(Dice dice) {
    return categories.get(dice.below(categories.size()));
  }

  private static Product product(int number, Dice dice) {
    String[] goods = GOODS[dice.below(GOODS.length)];
    String name = WORDS[dice.below(WORDS.length)] + " " + goods[1 + dice.below(goods.length - 1)];
    long euros = Math.max(2, (long) dice.logNormal(35, 0.9));
    long cents = euros * 100 - (dice.chance(0.7) ? 1 : 10);
    String id = String.format(Locale.ROOT, "p%05d", number);
    return new Product(
        cents,
        new Piece("/p/" + id),
        new Piece(
            "\"product_id\":\"%s\",\"category\":\"%s\",\"name\":\"%s %d\",\"price\":%d.%02d"
                .formatted(id, goods[0], name, number, cents / 100, cents % 100)),
        new Piece(name.toLowerCase(Locale.ROOT)));
  }
}
