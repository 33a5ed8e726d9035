package io.waymark.rate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.waymark.config.BotSettings;
import io.waymark.table.SessionConversions;
import io.waymark.table.SessionProducts;
import io.waymark.table.Sessions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What figures speak of: sessions that were opened, by people unless bots count as well. */
public final class CountedRows {
  private final BotSettings bots;

  public CountedRows(BotSettings bots) {
    this.bots = bots;
  }

  public Dataset<Row> of(Dataset<Row> sessions) {
    Dataset<Row> opened = sessions.where(col(Sessions.IS_COUNTED));
    return bots.areCounted() ? opened : opened.where(not(col(Sessions.IS_BOT)));
  }

  /** Sessions that do not count have no rows here; those of bots do. */
  public Dataset<Row> ofConversions(Dataset<Row> sessionConversions) {
    return bots.areCounted()
        ? sessionConversions
        : sessionConversions.where(not(col(SessionConversions.IS_BOT)));
  }

  /** As {@link #ofConversions}, of what sessions did with products. */
  Dataset<Row> ofProducts(Dataset<Row> sessionProducts) {
    return bots.areCounted()
        ? sessionProducts
        : sessionProducts.where(not(col(SessionProducts.IS_BOT)));
  }
}
