package io.waymark.report.section;

import io.waymark.report.figure.ProductDay;
import io.waymark.report.figure.StoreFigures;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The products and categories that most sessions view. */
public final class ProductsSection implements Section {
  private static final int MOST = 20;

  /** From how many sessions with it in the cart on a product without an order is remarkable. */
  private static final int CARTS = 10;

  record Line(
      String name,
      String viewing,
      String saving,
      String adding,
      String buying,
      String addRate,
      String buyRate,
      String revenue,
      boolean isWantedOnly) {}

  record Level(String title, String column, String shown, List<Line> lines) {}

  record Fields(List<Level> levels, int carts) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    List<Level> levels =
        List.of(
                level(figures, ProductDay.Level.PRODUCT, "Products", "Product"),
                level(figures, ProductDay.Level.CATEGORY, "Categories", "Category"))
            .stream()
            .filter(level -> !level.lines().isEmpty())
            .toList();
    return levels.isEmpty()
        ? Optional.empty()
        : Optional.of(SectionView.of("products", "Products", new Fields(levels, CARTS)));
  }

  private static Level level(
      StoreFigures figures, ProductDay.Level level, String title, String column) {
    Map<String, List<ProductDay>> byName =
        figures.products().stream()
            .filter(day -> day.level() == level && figures.period().holds(day.day()))
            .collect(Collectors.groupingBy(ProductDay::name));
    List<Sums> all =
        byName.entrySet().stream()
            .map(entry -> Sums.of(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(Sums::viewing).reversed().thenComparing(Sums::name))
            .toList();
    String shown = all.size() > MOST ? "The %d most viewed of %d.".formatted(MOST, all.size()) : "";
    String currency = figures.store().currency();
    return new Level(
        title, column, shown, all.stream().limit(MOST).map(sums -> sums.line(currency)).toList());
  }

  private record Sums(
      String name,
      long viewing,
      long saving,
      long adding,
      long buying,
      long viewedAndAdded,
      long viewedAndBought,
      BigDecimal revenue) {

    static Sums of(String name, List<ProductDay> days) {
      return new Sums(
          name,
          days.stream().mapToLong(ProductDay::viewing).sum(),
          days.stream().mapToLong(ProductDay::saving).sum(),
          days.stream().mapToLong(ProductDay::adding).sum(),
          days.stream().mapToLong(ProductDay::buying).sum(),
          days.stream().mapToLong(ProductDay::viewedAndAdded).sum(),
          days.stream().mapToLong(ProductDay::viewedAndBought).sum(),
          days.stream().map(ProductDay::revenue).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    Line line(String currency) {
      return new Line(
          name,
          Words.count(viewing),
          Words.count(saving),
          Words.count(adding),
          Words.count(buying),
          Words.share(viewedAndAdded, viewing),
          Words.share(viewedAndBought, viewing),
          Words.money(revenue, currency),
          adding >= CARTS && buying == 0);
    }
  }
}
