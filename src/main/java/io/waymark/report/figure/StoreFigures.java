package io.waymark.report.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that the report shows of one store. The days are those of the period and of the one it is
 * compared with.
 *
 * @param today the store's business day when the report is made
 */
public record StoreFigures(
    Store store,
    LocalDate today,
    Period period,
    Definitions definitions,
    List<ConversionDay> conversions,
    List<StageDay> stages,
    List<FunnelDay> funnels,
    List<ProductDay> products,
    List<SourceRecords> records,
    Insights insights) {
  public StoreFigures {
    conversions = List.copyOf(conversions);
    stages = List.copyOf(stages);
    funnels = List.copyOf(funnels);
    products = List.copyOf(products);
    records = List.copyOf(records);
  }

  /** One row of {@code dim_stores}. */
  public record Store(
      String id,
      String label,
      String zone,
      String currency,
      Optional<LocalDate> firstDay,
      Optional<LocalDate> dataThrough) {}

  /** Is the period before it there as a whole, so that they can be compared? */
  public boolean isComparable() {
    LocalDate needed = period.previous().first();
    return store.firstDay().filter(first -> !first.isAfter(needed)).isPresent();
  }
}
