package io.waymark.conversion.spark;

import io.waymark.conversion.OrderPart;
import io.waymark.conversion.SessionOrder;
import io.waymark.table.Orders;
import io.waymark.table.Sessions;
import io.waymark.table.spark.SparkTables;
import io.waymark.visitor.Piece;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.spark.PartColumns;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The orders first seen in a session: an array column of the pass, and their sums. */
public final class OrderColumns implements PartColumns<List<SessionOrder>> {
  private static final long serialVersionUID = 1L;

  static final String ORDERS = "_orders";
  static final String ID = Orders.ORDER_ID;
  static final String EVENT_ID = Orders.EVENT_ID;
  static final String AT_MICROS = "at_micros";
  static final String REVENUE = Orders.REVENUE;
  static final String CURRENCY = Orders.CURRENCY;
  static final String IS_STORE_CURRENCY = Orders.IS_STORE_CURRENCY;
  static final String ITEM_COUNT = Orders.ITEM_COUNT;

  private static final StructType ELEMENT =
      new StructType()
          .add(ID, DataTypes.StringType)
          .add(EVENT_ID, DataTypes.StringType, false)
          .add(AT_MICROS, DataTypes.LongType, false)
          .add(REVENUE, SparkTables.MONEY)
          .add(CURRENCY, DataTypes.StringType)
          .add(IS_STORE_CURRENCY, DataTypes.BooleanType, false)
          .add(ITEM_COUNT, DataTypes.LongType, false);

  private final int purchaseCondition;

  public OrderColumns(int purchaseCondition) {
    this.purchaseCondition = purchaseCondition;
  }

  @Override
  public SessionPart<List<SessionOrder>> part() {
    return new OrderPart(purchaseCondition);
  }

  @Override
  public StructType schema() {
    return new StructType()
        .add(ORDERS, DataTypes.createArrayType(ELEMENT, false), false)
        .add(Sessions.ORDER_COUNT, DataTypes.LongType, false)
        .add(Sessions.REVENUE, SparkTables.MONEY, false)
        .add(Sessions.OTHER_CURRENCY_COUNT, DataTypes.LongType, false);
  }

  @Override
  public List<@Nullable Object> values(Piece piece, List<SessionOrder> orders) {
    List<SessionOrder> counted = piece.isCounted() ? orders : List.of();
    List<SessionOrder> summed = counted.stream().filter(SessionOrder::isStoreCurrency).toList();
    return List.of(
        counted.stream().map(OrderColumns::row).toArray(),
        (long) counted.size(),
        summed.stream()
            .map(SessionOrder::revenue)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        (long) (counted.size() - summed.size()));
  }

  private static Row row(SessionOrder order) {
    return RowFactory.create(
        order.orderId(),
        order.eventId(),
        order.atMicros(),
        order.revenue(),
        order.currency(),
        order.isStoreCurrency(),
        order.itemCount());
  }
}
