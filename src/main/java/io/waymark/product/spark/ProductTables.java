package io.waymark.product.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.waymark.config.ProductSettings.Action;
import io.waymark.product.SessionProduct;
import io.waymark.table.Dimensions;
import io.waymark.table.SessionProducts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The session-level table of products: from one nested row per session to flat rows. */
public final class ProductTables {
  private static final String PRODUCT = "_product";

  private ProductTables() {}

  /** One row per session and product, with all columns of the session. */
  public static Dataset<Row> sessionProducts(Dataset<Row> sessions) {
    Column product = col(PRODUCT);
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(SessionProducts.PRODUCT_ID, product.getField(ProductColumns.ID));
    columns.put(
        SessionProducts.CATEGORY,
        coalesce(product.getField(ProductColumns.CATEGORY), lit(Dimensions.UNKNOWN)));
    columns.put(SessionProducts.IS_VIEWED, was(Action.VIEWED));
    columns.put(SessionProducts.IS_SAVED, was(Action.SAVED));
    columns.put(SessionProducts.IS_ADDED, was(Action.ADDED));
    columns.put(SessionProducts.IS_BOUGHT, was(Action.BOUGHT));
    columns.put(SessionProducts.REVENUE, product.getField(ProductColumns.REVENUE));
    columns.put(SessionProducts.IS_CAPPED, col(ProductColumns.ARE_CAPPED));
    return sessions.withColumn(PRODUCT, explode(col(ProductColumns.PRODUCTS))).withColumns(columns);
  }

  private static Column was(Action action) {
    return col(PRODUCT)
        .getField(ProductColumns.ACTIONS)
        .bitwiseAND(lit(SessionProduct.bit(action)))
        .notEqual(lit(0));
  }
}
