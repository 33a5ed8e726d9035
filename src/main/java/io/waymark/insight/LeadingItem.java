package io.waymark.insight;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is looked at by itself: a store, a category or a product.
 *
 * @param name of the category or product
 * @param earlier what may precede, by name
 * @param goal what may follow
 */
public record LeadingItem(String name, SortedMap<String, DailyShares> earlier, DailyShares goal) {
  public LeadingItem {
    earlier = new TreeMap<>(earlier);
  }
}
