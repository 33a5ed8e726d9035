package io.waymark.product.spark;

import io.waymark.product.KeptProducts;
import io.waymark.product.ProductPart;
import io.waymark.product.ProductRules;
import io.waymark.product.SessionProduct;
import io.waymark.table.spark.SparkTables;
import io.waymark.visitor.Piece;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.spark.PartColumns;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** What a session did with products, as an array column of the pass. */
public final class ProductColumns implements PartColumns<KeptProducts> {
  private static final long serialVersionUID = 1L;

  static final String PRODUCTS = "_products";
  static final String ARE_CAPPED = "_are_products_capped";
  static final String ID = "id";
  static final String CATEGORY = "category";
  static final String ACTIONS = "actions";
  static final String REVENUE = "revenue";

  private static final StructType ELEMENT =
      new StructType()
          .add(ID, DataTypes.StringType, false)
          .add(CATEGORY, DataTypes.StringType)
          .add(ACTIONS, DataTypes.IntegerType, false)
          .add(REVENUE, SparkTables.MONEY, false);

  private final ProductRules rules;

  public ProductColumns(ProductRules rules) {
    this.rules = rules;
  }

  @Override
  public SessionPart<KeptProducts> part() {
    return new ProductPart(rules);
  }

  @Override
  public StructType schema() {
    return new StructType()
        .add(PRODUCTS, DataTypes.createArrayType(ELEMENT, false), false)
        .add(ARE_CAPPED, DataTypes.BooleanType, false);
  }

  @Override
  public List<@Nullable Object> values(Piece piece, KeptProducts products) {
    KeptProducts counted = piece.isCounted() ? products : KeptProducts.NONE;
    return List.of(
        counted.products().stream().map(ProductColumns::row).toArray(), counted.isCapped());
  }

  private static Row row(SessionProduct product) {
    return RowFactory.create(
        product.productId(), product.category(), product.actions(), product.revenue());
  }
}
