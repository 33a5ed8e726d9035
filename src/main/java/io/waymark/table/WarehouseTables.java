package io.waymark.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All tables of one warehouse: the declared ones, with the columns that its configuration adds.
 *
 * @param properties declared properties of events, each a text column of {@code events}
 * @param dimensions declared dimensions beside the built-in ones
 */
public record WarehouseTables(List<String> properties, List<String> dimensions) {
  private static final List<TableSpec> DIMENSIONS_AND_LEDGER =
      List.of(
          DimConversions.TABLE,
          DimDates.TABLE,
          DimExperiments.TABLE,
          DimFunnelSteps.TABLE,
          DimStages.TABLE,
          DimStores.TABLE,
          CutDays.TABLE,
          Erasures.TABLE,
          HeldLoads.TABLE,
          QualityResults.TABLE,
          RunSteps.TABLE,
          Runs.TABLE);

  public WarehouseTables {
    properties = properties.stream().sorted().toList();
    dimensions = List.copyOf(dimensions);
  }

  public TableSpec events() {
    return Events.TABLE.with(
        properties.stream()
            .map(
                name ->
                    new ColumnSpec(
                        Events.property(name),
                        ColumnType.STRING,
                        true,
                        "Declared property " + name + "."))
            .toList());
  }

  public TableSpec heldEvents() {
    TableSpec events = events();
    return new TableSpec(
        "held_events",
        Layer.BRONZE,
        "event beyond the late horizon, waiting for a decision",
        events.columns(),
        events.key(),
        events.day(),
        events.partition(),
        List.of(Events.FILE_ID));
  }

  public TableSpec sessions() {
    return sliced(Sessions.TABLE);
  }

  public TableSpec sessionConversions() {
    return sliced(SessionConversions.TABLE);
  }

  public TableSpec funnelEvents() {
    return sliced(FunnelEvents.TABLE);
  }

  public TableSpec funnelAttempts() {
    return sliced(FunnelAttempts.TABLE);
  }

  public TableSpec dailyFunnelSteps() {
    return sliced(DailyFunnelSteps.TABLE);
  }

  public TableSpec sessionProducts() {
    return sliced(SessionProducts.TABLE);
  }

  public TableSpec dailyConversionRates() {
    return sliced(DailyConversionRates.TABLE);
  }

  public TableSpec dailyStageRates() {
    return sliced(DailyStageRates.TABLE);
  }

  public TableSpec dailyVisitors() {
    return sliced(DailyVisitors.TABLE);
  }

  public TableSpec rateAlerts() {
    return sliced(RateAlerts.TABLE);
  }

  /** Every table, in the order in which a run writes them. */
  public List<TableSpec> all() {
    List<TableSpec> ofData =
        List.of(
            events(),
            heldEvents(),
            SupersededEvents.TABLE,
            RejectedEvents.TABLE,
            IngestedFiles.TABLE,
            OrderEvents.TABLE,
            sessions(),
            sessionConversions(),
            Orders.TABLE,
            funnelEvents(),
            sessionProducts(),
            funnelAttempts(),
            VisitorUserDays.TABLE,
            VisitorIdentities.TABLE,
            ExposureDays.TABLE,
            Exposures.TABLE,
            MarketingConsentDays.TABLE,
            VisitorConsents.TABLE,
            dailyConversionRates(),
            dailyStageRates(),
            dailyVisitors(),
            dailyFunnelSteps(),
            DailyProductRates.TABLE,
            rateAlerts(),
            RateChanges.TABLE,
            ExperimentReadouts.TABLE,
            LeadingIndicators.TABLE,
            AudienceMembers.TABLE,
            DailyAudienceSizes.TABLE);
    return Stream.concat(ofData.stream(), DIMENSIONS_AND_LEDGER.stream()).toList();
  }

  public Optional<TableSpec> find(String name) {
    return all().stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** Names of all dimensions, the built-in ones first. */
  public List<String> dimensionNames() {
    return Stream.concat(Dimensions.names().stream(), dimensions.stream()).toList();
  }

  /** Their columns, likewise. */
  public List<ColumnSpec> dimensionColumns() {
    return Stream.concat(Dimensions.columns().stream(), declared().stream()).toList();
  }

  private TableSpec sliced(TableSpec table) {
    return table.with(declared());
  }

  private List<ColumnSpec> declared() {
    return dimensions.stream().map(name -> Dimensions.column(name, "Declared dimension.")).toList();
  }
}
