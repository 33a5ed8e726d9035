package io.waymark.job;

import io.waymark.config.Conversion;
import io.waymark.config.Settings;
import io.waymark.config.Slice;
import io.waymark.insight.DailyShares;
import io.waymark.insight.LeadingItem;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyProductRates;
import io.waymark.table.Dimensions;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Daily counts of one store up to an as-of day, read without Spark. */
final class LeadingReads {
  /** What sessions do with a product before they buy it, and the column of its count. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "viewed", DailyProductRates.VIEWING_SESSIONS,
          "saved", DailyProductRates.SAVING_SESSIONS,
          "added", DailyProductRates.ADDING_SESSIONS);

  private static final String BOUGHT = DailyProductRates.BUYING_SESSIONS;

  private final Settings settings;
  private final KernelTables tables;
  private final StoreDay asOf;
  private final int days;
  private final long[] sessions;
  private final LeadingItem store;
  private final Map<Item, Map<String, long[]>> products;
  private long rows;

  LeadingReads(Settings settings, KernelTables tables, StoreDay asOf) {
    this.settings = settings;
    this.tables = tables;
    this.asOf = asOf;
    this.days = settings.insights().leading().days();
    this.sessions = new long[days];
    this.store = readStore();
    this.products = readProducts();
  }

  /** Rows that were read. */
  long rows() {
    return rows;
  }

  /** The store with its conversions on the way to the goal. */
  List<LeadingItem> store() {
    return List.of(store);
  }

  private LeadingItem readStore() {
    Map<String, long[]> converting = new HashMap<>();
    TableSpec table = settings.tables().dailyConversionRates();
    RowFilter total = RowFilter.all().andEqual(DailyConversionRates.SLICE, Slice.TOTAL);
    for (TableRow row :
        tables.rows(
            read(table, DailyConversionRates.SESSION_DATE, total)
                .only(
                    List.of(
                        DailyConversionRates.STORE_ID,
                        DailyConversionRates.SESSION_DATE,
                        DailyConversionRates.SLICE,
                        DailyConversionRates.CONVERSION,
                        DailyConversionRates.SESSIONS,
                        DailyConversionRates.CONVERTING_SESSIONS)))) {
      int day = day(row, DailyConversionRates.SESSION_DATE);
      sessions[day] = row.value(DailyConversionRates.SESSIONS, Long.class);
      counts(converting, row.value(DailyConversionRates.CONVERSION, String.class))[day] =
          row.value(DailyConversionRates.CONVERTING_SESSIONS, Long.class);
      rows++;
    }
    String goal = settings.definitions().macroConversion();
    SortedMap<String, DailyShares> earlier = new TreeMap<>();
    for (Conversion conversion : settings.definitions().conversions()) {
      if (!conversion.name().equals(goal)) {
        earlier.put(conversion.name(), shares(counts(converting, conversion.name())));
      }
    }
    return new LeadingItem(Dimensions.ALL, earlier, shares(counts(converting, goal)));
  }

  /** The products, or the categories, with the most buying sessions. */
  List<LeadingItem> items(String level) {
    return products.entrySet().stream()
        .filter(item -> item.getKey().level().equals(level))
        .sorted(
            Comparator.<Map.Entry<Item, Map<String, long[]>>>comparingLong(
                    item -> -Arrays.stream(counts(item.getValue(), BOUGHT)).sum())
                .thenComparing(item -> item.getKey().name()))
        .limit(settings.insights().leading().mostItems())
        .map(item -> item(item.getKey().name(), item.getValue()))
        .toList();
  }

  private record Item(String level, String name) {
    static Item of(TableRow row) {
      String level = row.value(DailyProductRates.LEVEL, String.class);
      boolean isProduct = level.equals(DailyProductRates.OF_PRODUCT);
      String name = isProduct ? DailyProductRates.PRODUCT_ID : DailyProductRates.CATEGORY;
      return new Item(level, row.value(name, String.class));
    }
  }

  /** Daily counts of every product and category, by column. */
  private Map<Item, Map<String, long[]>> readProducts() {
    Map<Item, Map<String, long[]>> items = new HashMap<>();
    if (tables.exists(DailyProductRates.TABLE)) {
      tables.read(
          read(DailyProductRates.TABLE, DailyProductRates.SESSION_DATE, RowFilter.all())
              .only(
                  Stream.concat(
                          Stream.of(
                              DailyProductRates.SESSION_DATE,
                              DailyProductRates.LEVEL,
                              DailyProductRates.PRODUCT_ID,
                              DailyProductRates.CATEGORY,
                              BOUGHT),
                          ACTIONS.values().stream())
                      .toList()),
          row -> add(items.computeIfAbsent(Item.of(row), item -> new HashMap<>()), row));
    }
    return items;
  }

  private void add(Map<String, long[]> item, TableRow row) {
    int day = day(row, DailyProductRates.SESSION_DATE);
    Stream.concat(Stream.of(BOUGHT), ACTIONS.values().stream())
        .forEach(column -> counts(item, column)[day] = row.value(column, Long.class));
    rows++;
  }

  private LeadingItem item(String name, Map<String, long[]> item) {
    SortedMap<String, DailyShares> earlier = new TreeMap<>();
    ACTIONS.forEach((action, column) -> earlier.put(action, shares(counts(item, column))));
    return new LeadingItem(name, earlier, shares(counts(item, BOUGHT)));
  }

  /** Of all sessions of the store, so that more visitors are no sign of anything. */
  private DailyShares shares(long[] counts) {
    return new DailyShares(sessions, counts);
  }

  private long[] counts(Map<String, long[]> byName, String name) {
    return byName.computeIfAbsent(name, n -> new long[days]);
  }

  private TableRead read(TableSpec table, String dayColumn, RowFilter filter) {
    return TableRead.of(table)
        .where(
            filter
                .andEqual(DailyConversionRates.STORE_ID, asOf.storeId())
                .andDays(dayColumn, first(), asOf.day()));
  }

  private LocalDate first() {
    return asOf.day().minusDays(days - 1L);
  }

  private int day(TableRow row, String dayColumn) {
    return Math.toIntExact(ChronoUnit.DAYS.between(first(), row.value(dayColumn, LocalDate.class)));
  }
}
