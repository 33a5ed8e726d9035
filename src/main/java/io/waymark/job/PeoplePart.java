package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.insight.spark.VisitorLinks;
import io.waymark.table.TableSpec;
import io.waymark.table.VisitorIdentities;
import io.waymark.table.VisitorUserDays;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;

/** Links visitors to persons: finds who was signed in on the days that changed. */
final class PeoplePart implements InsightPart {
  @Override
  public String name() {
    return "people";
  }

  @Override
  public List<TableSpec> inputs(Settings settings) {
    return List.of(settings.tables().sessions());
  }

  @Override
  public List<TableSpec> outputs(Settings settings) {
    return List.of(VisitorUserDays.TABLE, VisitorIdentities.TABLE);
  }

  @Override
  public Written write(InsightWork work) {
    CountedEvents events = new CountedEvents(work.settings(), work.tables());
    NavigableSet<LocalDate> days = hasNever(work) ? events.days() : events.changedDays();
    return new EventInsight(
            new EventDays(VisitorUserDays.TABLE, VisitorLinks::days),
            VisitorIdentities.TABLE,
            VisitorLinks::identities)
        .write(work, events, days);
  }

  /** Settings of insights change nothing here: that nobody was ever signed in is no reason. */
  private static boolean hasNever(InsightWork work) {
    return work.changed().isEmpty()
        && work.tables().versionIfExists(VisitorUserDays.TABLE).orElse(0) == 0;
  }
}
