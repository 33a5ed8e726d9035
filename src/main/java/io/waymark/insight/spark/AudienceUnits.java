package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import io.waymark.config.AudienceSettings;
import io.waymark.table.AudienceMembers;
import io.waymark.table.VisitorIdentities;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whose days are counted together, and which visitors they are. */
final class AudienceUnits {
  private static final String ALONE = "visitor:";
  private static final String LINKED = "person:";

  private static final String STORE = VisitorIdentities.STORE_ID;
  private static final String VISITOR = VisitorIdentities.VISITOR_ID;
  private static final String PERSON = AudienceMembers.PERSON_ID;
  private static final List<String> OF_VISITOR = List.of(STORE, VISITOR);

  private final AudienceSettings.Unit unit;
  private final Dataset<Row> identities;

  AudienceUnits(AudienceSettings.Unit unit, Dataset<Row> identities) {
    this.unit = unit;
    this.identities = identities.select(col(STORE), col(VISITOR), col(PERSON));
  }

  /** The rows of visitors, with the unit that each belongs to. */
  Dataset<Row> of(Dataset<Row> rows) {
    Column alone = concat(lit(ALONE), col(VISITOR));
    return unit == AudienceSettings.Unit.VISITOR
        ? rows.withColumn(MemberRows.UNIT, alone)
        : rows.join(identities, columns(OF_VISITOR), "left")
            .withColumn(MemberRows.UNIT, coalesce(linked(), alone))
            .drop(PERSON);
  }

  /** The rows of units, one for each of its visitors. */
  Dataset<Row> visitors(Dataset<Row> members) {
    Column alone = substring(col(MemberRows.UNIT), ALONE.length() + 1, Integer.MAX_VALUE);
    if (unit == AudienceSettings.Unit.VISITOR) {
      return members.withColumn(VISITOR, alone).withColumn(PERSON, lit(null).cast("string"));
    }
    Dataset<Row> devices = identities.withColumn(MemberRows.UNIT, linked());
    return members
        .join(devices, columns(List.of(STORE, MemberRows.UNIT)), "left")
        .withColumn(VISITOR, coalesce(col(VISITOR), alone));
  }

  private static Column linked() {
    return concat(lit(LINKED), col(PERSON));
  }

  private static String[] columns(List<String> names) {
    return names.toArray(String[]::new);
  }
}
