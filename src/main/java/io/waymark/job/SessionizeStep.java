package io.waymark.job;

import io.waymark.condition.spark.Conditions;
import io.waymark.condition.spark.FieldColumns;
import io.waymark.config.Conversion;
import io.waymark.config.Settings;
import io.waymark.conversion.spark.ConversionTables;
import io.waymark.session.spark.Neighbourhood;
import io.waymark.session.spark.SessionRows;
import io.waymark.table.Orders;
import io.waymark.table.Sessions;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

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

  SessionizeStep(Settings settings, SparkStep step) {
    this.settings = settings;
    this.tables = settings.tables();
    this.step = step;
    this.plan = new PassPlan(settings);
    this.neighbourhood = new Neighbourhood(settings.sessions());
    this.conversions = new ConversionTables(settings.definitions(), sessionConditions(settings));
  }

  /**
   * Replaces the sessions, and what happened in them, of all days that the changes touch.
   *
   * @return the days, and how many sessions were cut
   */
  Cut run(EventChanges changes) {
    EventReads reads = new EventReads(step.store(), tables, changes);
    Dataset<Row> fresh = reads.fresh();
    try (OrderRepeats orders = new OrderRepeats(reads, plan.isPurchase(), fresh)) {
      orders.addTo(step);
      TouchedSessions touched = touched(changes, orders.changed(reads.changed(fresh)));
      Dataset<Row> sessions =
          cut(orders.flag(fresh.unionByName(touched.events(reads))))
              .persist(StorageLevel.MEMORY_AND_DISK());
      Cut cut = write(touched, sessions);
      sessions.unpersist();
      touched.close();
      return cut;
    }
  }

  /**
   * What the step did.
   *
   * @param days business days whose rows were replaced
   */
  record Cut(NavigableSet<LocalDate> days, long sessions) {}

  private TouchedSessions touched(EventChanges changes, Dataset<Row> changed) {
    return new TouchedSessions(
        step.store(), tables.sessions(), neighbourhood, neighbourhood.changes(changed), changes);
  }

  private Dataset<Row> cut(Dataset<Row> events) {
    return conversions.withStages(SessionRows.of(plan.sessions(events), tables.dimensions()));
  }

  private Cut write(TouchedSessions touched, Dataset<Row> sessions) {
    SessionDays days = new SessionDays(settings, step, touched, sessions);
    Dataset<Row> typed = days.typed(sessions);
    step.progress().says("writing sessions of " + days.days().size() + " days");
    days.replace(tables.sessions(), Sessions.SESSION_DATE, typed);
    days.replace(
        tables.sessionConversions(), Sessions.SESSION_DATE, conversions.sessionConversions(typed));
    days.replace(Orders.TABLE, Orders.ORDER_DATE, ConversionTables.orders(typed));
    return new Cut(days.days(), sessions.count());
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
