package io.waymark.rate;

import static io.waymark.rate.Ratios.ratio;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.waymark.config.BotSettings;
import io.waymark.table.DailyProductRates;
import io.waymark.table.Dimensions;
import io.waymark.table.SessionProducts;
import io.waymark.table.spark.SparkTables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Builds {@code daily_product_rates} from what the sessions of some days did with products. */
public final class ProductRates {
  private static final String REVENUE_UNITS = "_revenue_units";

  private final CountedRows counted;

  public ProductRates(BotSettings bots) {
    this.counted = new CountedRows(bots);
  }

  /**
   * The figures of the days, each computed from all of its rows.
   *
   * @param days rows of {@link PublishedDays}
   */
  public Dataset<Row> apply(
      Dataset<Row> sessionProducts, Dataset<Row> days, Publication publication) {
    Dataset<Row> acted =
        counted
            .ofProducts(sessionProducts)
            .withColumn(REVENUE_UNITS, MoneyUnits.of(col(SessionProducts.REVENUE)));
    Dataset<Row> facts =
        facts(acted, DailyProductRates.OF_PRODUCT, col(SessionProducts.PRODUCT_ID), all())
            .union(
                facts(
                    byCategory(acted),
                    DailyProductRates.OF_CATEGORY,
                    all(),
                    col(SessionProducts.CATEGORY)));
    return figures(PublishedDays.only(days, added(facts)), publication);
  }

  private static Column all() {
    return lit(Dimensions.ALL);
  }

  /** A session counts once in a category, however many of its products it looks at. */
  private static Dataset<Row> byCategory(Dataset<Row> acted) {
    return acted
        .groupBy(
            col(SessionProducts.STORE_ID),
            col(SessionProducts.SESSION_DATE),
            col(SessionProducts.SESSION_ID),
            col(SessionProducts.CATEGORY))
        .agg(
            any(SessionProducts.IS_VIEWED),
            any(SessionProducts.IS_SAVED),
            any(SessionProducts.IS_ADDED),
            any(SessionProducts.IS_BOUGHT),
            sum(REVENUE_UNITS).as(REVENUE_UNITS));
  }

  private static Column any(String name) {
    return bool_or(col(name)).as(name);
  }

  /** One row per session and whatever the level speaks of. */
  private static Dataset<Row> facts(
      Dataset<Row> acted, String level, Column product, Column category) {
    return acted.select(
        col(SessionProducts.STORE_ID),
        col(SessionProducts.SESSION_DATE),
        lit(level).as(DailyProductRates.LEVEL),
        product.as(DailyProductRates.PRODUCT_ID),
        category.as(DailyProductRates.CATEGORY),
        col(SessionProducts.IS_VIEWED),
        col(SessionProducts.IS_SAVED),
        col(SessionProducts.IS_ADDED),
        col(SessionProducts.IS_BOUGHT),
        col(REVENUE_UNITS));
  }

  private static Dataset<Row> added(Dataset<Row> facts) {
    Column isViewed = col(SessionProducts.IS_VIEWED);
    Column isAdded = col(SessionProducts.IS_ADDED);
    Column isBought = col(SessionProducts.IS_BOUGHT);
    return facts
        .groupBy(
            col(DailyProductRates.STORE_ID),
            col(DailyProductRates.SESSION_DATE),
            col(DailyProductRates.LEVEL),
            col(DailyProductRates.PRODUCT_ID),
            col(DailyProductRates.CATEGORY))
        .agg(
            count_if(isViewed).as(DailyProductRates.VIEWING_SESSIONS),
            count_if(col(SessionProducts.IS_SAVED)).as(DailyProductRates.SAVING_SESSIONS),
            count_if(isAdded).as(DailyProductRates.ADDING_SESSIONS),
            count_if(isBought).as(DailyProductRates.BUYING_SESSIONS),
            count_if(isViewed.and(isAdded)).as(DailyProductRates.VIEWED_AND_ADDED),
            count_if(isViewed.and(isBought)).as(DailyProductRates.VIEWED_AND_BOUGHT),
            sum(REVENUE_UNITS).as(REVENUE_UNITS));
  }

  private static Dataset<Row> figures(Dataset<Row> sums, Publication publication) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(
        DailyProductRates.ADD_RATE,
        ratio(DailyProductRates.VIEWED_AND_ADDED, DailyProductRates.VIEWING_SESSIONS));
    columns.put(
        DailyProductRates.BUY_RATE,
        ratio(DailyProductRates.VIEWED_AND_BOUGHT, DailyProductRates.VIEWING_SESSIONS));
    columns.put(DailyProductRates.REVENUE, MoneyUnits.money(col(REVENUE_UNITS)));
    columns.put(DailyProductRates.DEFINITION_VERSION, lit(publication.definitionsVersion()));
    columns.put(DailyProductRates.RUN_ID, lit(publication.runId()));
    columns.put(DailyProductRates.COMPUTED_AT, lit(publication.computedAt()));
    return SparkTables.conform(DailyProductRates.TABLE, sums.withColumns(columns));
  }
}
