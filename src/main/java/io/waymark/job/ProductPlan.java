package io.waymark.job;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.waymark.condition.spark.Conditions;
import io.waymark.condition.spark.FieldColumns;
import io.waymark.config.Condition;
import io.waymark.config.ProductSettings;
import io.waymark.config.ProductSettings.Action;
import io.waymark.product.ProductRules;
import io.waymark.visitor.spark.VisitorColumns;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.Column;

/** What the pass does with products under the present settings. */
final class ProductPlan {
  private final ProductSettings settings;
  private final List<List<Integer>> actions;

  /**
   * Has the conditions of all actions numbered.
   *
   * @param number gives a condition its number
   */
  ProductPlan(ProductSettings settings, ToIntFunction<Condition> number) {
    this.settings = settings;
    this.actions =
        Arrays.stream(Action.values())
            .map(
                action ->
                    settings.conditions(action).stream()
                        .map(condition -> number.applyAsInt(condition))
                        .toList())
            .toList();
  }

  /** With the number of the condition that counts orders; -1: none does. */
  ProductRules rules(int purchaseCondition) {
    return new ProductRules(actions, purchaseCondition, settings.maxPerSession());
  }

  /**
   * The product of an event. Null wherever no action can be taken, so that other events carry
   * nothing, and nobody looks for a product in what they say.
   */
  Column column(FieldColumns fields, Conditions conditions) {
    Column product = fields.text(settings.key());
    Column isAction =
        settings.conditions().distinct().map(conditions::of).reduce(Column::or).orElse(lit(false));
    return when(
            isAction.and(product.isNotNull()), struct(product, fields.text(settings.category())))
        .cast(VisitorColumns.PRODUCT_TYPE);
  }
}
