package io.waymark.condition.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.shiftleft;

import io.waymark.condition.ConditionMask;
import io.waymark.condition.spark.FieldColumns.NumberColumn;
import io.waymark.config.Condition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Conditions as columns that are true or false, never null: a condition on an absent value is
 * false. Values of a configuration become literals, so none of them can change the expression.
 */
public final class Conditions {
  private final FieldColumns fields;

  public Conditions(FieldColumns fields) {
    this.fields = fields;
  }

  public Column of(Condition condition) {
    if (condition instanceof Condition.EqualTo equal) {
      return fields.text(equal.field()).eqNullSafe(lit(equal.value()));
    }
    if (condition instanceof Condition.In in) {
      return known(fields.text(in.field()).isInCollection(in.values()));
    }
    if (condition instanceof Condition.AtLeast atLeast) {
      return atLeast(fields.number(atLeast.field()), atLeast.number());
    }
    if (condition instanceof Condition.AtMost atMost) {
      return atMost(fields.number(atMost.field()), atMost.number());
    }
    if (condition instanceof Condition.Matches matches) {
      // Flags stand in the expression, (?i): the configuration compiles without any.
      return known(TextMatch.of(matches.pattern(), fields.text(matches.field())));
    }
    if (condition instanceof Condition.Exists exists) {
      return fields.text(exists.field()).isNotNull();
    }
    return combined(condition);
  }

  /** The mask columns, under the names that the mask gives them. */
  public List<Column> masks(ConditionMask mask) {
    List<Column> columns = new ArrayList<>();
    for (int word = 0; word < mask.columns().size(); word++) {
      columns.add(word(mask.of(word)).as(mask.columns().get(word)));
    }
    return columns;
  }

  private Column combined(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().map(this::of).reduce(Column::and).orElse(lit(true));
    }
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().map(this::of).reduce(Column::or).orElse(lit(false));
    }
    return not(of(((Condition.Not) condition).part()));
  }

  private Column word(List<Condition> conditions) {
    Column word = lit(0L);
    for (int bit = 0; bit < conditions.size(); bit++) {
      word = word.bitwiseOR(shiftleft(of(conditions.get(bit)).cast("long"), bit));
    }
    return word;
  }

  private static Column atLeast(NumberColumn number, BigDecimal bound) {
    BigDecimal least = bound.setScale(number.scale(), RoundingMode.CEILING);
    if (least.precision() > number.precision()) {
      return bound.signum() > 0 ? lit(false) : number.column().isNotNull();
    }
    return known(number.column().geq(lit(least).cast(number.type())));
  }

  private static Column atMost(NumberColumn number, BigDecimal bound) {
    BigDecimal most = bound.setScale(number.scale(), RoundingMode.FLOOR);
    if (most.precision() > number.precision()) {
      return bound.signum() < 0 ? lit(false) : number.column().isNotNull();
    }
    return known(number.column().leq(lit(most).cast(number.type())));
  }

  private static Column known(Column answer) {
    return coalesce(answer, lit(false));
  }
}
