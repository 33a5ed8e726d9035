package io.waymark.job;

import io.waymark.condition.spark.Conditions;
import io.waymark.condition.spark.FieldColumns;
import io.waymark.config.Conversion;
import io.waymark.config.Settings;
import io.waymark.conversion.spark.ConversionTables;
import io.waymark.funnel.spark.FunnelTables;
import io.waymark.product.spark.ProductTables;
import io.waymark.session.spark.Neighbourhood;
import io.waymark.session.spark.SessionRows;
import io.waymark.table.Orders;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * From changed events to sessions: finds the stretches that they touch, cuts these again in one
 * pass, and replaces the days that change.
 */
final class SessionizeStep {
  private final Settings settings;
  private final WarehouseTables tables;
  private final SparkStep step;
  private final PassPlan plan;
  private final Neighbourhood neighbourhood;
  private final ConversionTables conversions;
  private final FunnelTables funnels;

  SessionizeStep(Settings settings, SparkStep step) {
    this.settings = settings;
    this.tables = settings.tables();
    this.step = step;
    this.plan = new PassPlan(settings);
    this.neighbourhood = new Neighbourhood(settings.sessions());
    this.conversions = new ConversionTables(settings.definitions(), sessionConditions(settings));
    this.funnels = new FunnelTables(settings.definitions().funnels(), settings.zones());
  }

  /**
   * Replaces the sessions, and what happened in them, of all days that the changes touch.
   *
   * @return the days, and how many sessions were cut
   */
  Cut run(CutPlan cutPlan) {
    try (EventReads reads = new EventReads(step.store(), tables, cutPlan.changes())) {
      return run(cutPlan, reads);
    }
  }

  private Cut run(CutPlan cutPlan, EventReads reads) {
    Dataset<Row> fresh = reads.fresh();
    try (OrderRepeats orders = new OrderRepeats(step, reads, plan.isPurchase(), fresh);
        TouchedSessions touched = touched(cutPlan, orders.withChanged(reads.changed(fresh)));
        SessionDays days =
            new SessionDays(
                settings,
                step,
                touched,
                cutPlan.spared().without(cut(events(reads, fresh, orders, touched))))) {
      return write(days);
    }
  }

  private static Dataset<Row> events(
      EventReads reads, Dataset<Row> fresh, OrderRepeats orders, TouchedSessions touched) {
    Dataset<Row> flagged = Neighbourhood.unresumed(orders.flagFresh(fresh));
    return touched
        .events(reads)
        .map(old -> flagged.unionByName(orders.flagOld(old)))
        .orElse(flagged);
  }

  /**
   * What the step did.
   *
   * @param days business days whose rows were replaced
   * @param events of visitors that were cut, those of touched sessions among them
   */
  record Cut(NavigableSet<LocalDate> days, long events, long sessions) {}

  private TouchedSessions touched(CutPlan cutPlan, Dataset<Row> changed) {
    return new TouchedSessions(step.store(), tables.sessions(), neighbourhood, changed, cutPlan);
  }

  private Dataset<Row> cut(Dataset<Row> events) {
    return conversions.withStages(SessionRows.of(plan.sessions(events), tables.dimensions()));
  }

  private Cut write(SessionDays days) {
    step.progress().says("writing sessions of " + days.days().size() + " days");
    Dataset<Row> sessions = days.sessions();
    Together.run(
        List.of(
            () -> days.replace(tables.sessions(), Sessions.SESSION_DATE, sessions),
            () ->
                days.replace(
                    tables.sessionConversions(),
                    Sessions.SESSION_DATE,
                    conversions.sessionConversions(sessions)),
            () -> days.replace(Orders.TABLE, Orders.ORDER_DATE, ConversionTables.orders(sessions)),
            () -> writeFunnelEvents(days, sessions),
            () ->
                days.replace(
                    tables.sessionProducts(),
                    Sessions.SESSION_DATE,
                    ProductTables.sessionProducts(sessions))));
    return new Cut(days.days(), days.cutEvents(), days.cutCount());
  }

  /** Where no funnel is declared there is nothing to write, unless former ones left rows. */
  private void writeFunnelEvents(SessionDays days, Dataset<Row> sessions) {
    TableSpec table = tables.funnelEvents();
    if (!settings.definitions().funnels().isEmpty()) {
      days.replace(table, Sessions.SESSION_DATE, funnels.events(sessions));
    } else if (!step.store().isEmpty(table)) {
      days.replace(table, Sessions.SESSION_DATE, step.store().none(table));
    }
  }

  private static Map<String, Column> sessionConditions(Settings settings) {
    Conditions ofSessions = new Conditions(FieldColumns.ofSessions(settings.tables()));
    Map<String, Column> columns = new TreeMap<>();
    for (Conversion conversion : settings.definitions().conversions()) {
      if (conversion.scope() == Conversion.Scope.SESSION) {
        columns.put(conversion.name(), ofSessions.of(conversion.when()));
      }
    }
    return columns;
  }
}
