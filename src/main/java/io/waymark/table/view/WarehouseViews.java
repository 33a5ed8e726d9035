package io.waymark.table.view;

import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All views of one warehouse, with the dimensions that its configuration adds. */
public final class WarehouseViews {
  private final WarehouseTables tables;

  public WarehouseViews(WarehouseTables tables) {
    this.tables = tables;
  }

  /** Every view, after those that it reads. */
  public List<ViewSpec> all() {
    List<ColumnSpec> dimensions = tables.dimensionColumns();
    RateViews rates = new RateViews(dimensions);
    FunnelViews funnels = new FunnelViews(dimensions);
    VisitorViews visitors = new VisitorViews(dimensions);
    return List.of(
        EventViews.liveFiles(),
        EventViews.events(tables.events()),
        Period.WEEK.view(),
        Period.MONTH.view(),
        rates.dailyConversions(),
        rates.conversions(Period.WEEK),
        rates.conversions(Period.MONTH),
        rates.dailyStages(),
        rates.stages(Period.WEEK),
        rates.stages(Period.MONTH),
        funnels.daily(),
        funnels.of(Period.WEEK),
        funnels.of(Period.MONTH),
        ProductViews.daily(),
        ProductViews.of(Period.WEEK),
        ProductViews.of(Period.MONTH),
        visitors.of(Period.WEEK),
        visitors.of(Period.MONTH));
  }

  /** Tables and views that the view reads. */
  public Set<String> reads(ViewSpec view) {
    Set<String> known =
        Stream.concat(
                tables.all().stream().map(TableSpec::name), all().stream().map(ViewSpec::name))
            .collect(Collectors.toCollection(TreeSet::new));
    return view.reads(known);
  }
}
