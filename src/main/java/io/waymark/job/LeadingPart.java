package io.waymark.job;

import io.waymark.config.LeadingSettings;
import io.waymark.config.Settings;
import io.waymark.insight.LeadingItem;
import io.waymark.insight.LeadingSearch;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.TableRow;
import io.waymark.table.DailyProductRates;
import io.waymark.table.LeadingIndicators;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code leading_indicators}: what precedes the goal, by store, category and product, as of each
 * store's last complete day. Days that were said before are left as they were.
 */
final class LeadingPart implements InsightPart {
  @Override
  public String name() {
    return "leading indicators";
  }

  @Override
  public List<TableSpec> inputs(Settings settings) {
    return List.of(settings.tables().dailyConversionRates(), DailyProductRates.TABLE);
  }

  @Override
  public List<TableSpec> outputs(Settings settings) {
    return List.of(LeadingIndicators.TABLE);
  }

  @Override
  public Written write(InsightWork work) {
    LeadingSettings rules = work.settings().insights().leading();
    LeadingSearch search = new LeadingSearch(rules);
    Set<StoreDay> asOf = new HashSet<>();
    List<TableRow> rows = new ArrayList<>();
    long rowsIn = 0;
    for (Map.Entry<String, LocalDate> through : work.through().entrySet()) {
      StoreDay day = new StoreDay(through.getKey(), through.getValue());
      LeadingReads reads = new LeadingReads(work.settings(), work.tables(), day);
      LeadingRows written = new LeadingRows(work, day);
      asOf.add(day);
      List<LeadingItem> store = reads.store();
      rows.addAll(written.ofStore(search.search(store)));
      for (String level : List.of(DailyProductRates.OF_CATEGORY, DailyProductRates.OF_PRODUCT)) {
        rows.addAll(written.ofItems(level, search.search(reads.items(level))));
      }
      rowsIn += reads.rows();
    }
    return new Written(
        rowsIn, rows.size(), work.output().replace(LeadingIndicators.TABLE, asOf, rows));
  }
}
