package io.waymark.condition.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.table.Events;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;

/** Properties as today's mappings would read them from what an older mapping left in extra. */
final class ExtraProperties {
  private final Collection<SourceSettings> sources;

  ExtraProperties(Collection<SourceSettings> sources) {
    this.sources = sources;
  }

  /** Empty when no mapping says where the property lies. */
  Optional<Column> value(String property) {
    Optional<Column> value = Optional.empty();
    for (SourceSettings source : sources) {
      Optional<Column> here =
          Optional.ofNullable(source.properties().get(property)).flatMap(ExtraProperties::value);
      Column isHere = col(Events.SOURCE_ID).equalTo(lit(source.name()));
      if (here.isPresent()) {
        Column read = here.get();
        value =
            Optional.of(value.map(v -> v.when(isHere, read)).orElseGet(() -> when(isHere, read)));
      }
    }
    return value;
  }

  private static Optional<Column> value(FieldRule rule) {
    List<Column> values = new ArrayList<>();
    for (String path : rule.paths()) {
      ExtraPath.of(path)
          .map(jsonPath -> trim(get_json_object(col(Events.EXTRA), jsonPath)))
          .ifPresent(text -> values.add(present(text, rule)));
    }
    if (rule.constant() != null) {
      values.add(lit(rule.constant()));
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(coalesce(values.toArray(Column[]::new)));
  }

  private static Column present(Column text, FieldRule rule) {
    Column isPresent = length(text).gt(0);
    if (!rule.absent().isEmpty()) {
      isPresent = isPresent.and(text.isInCollection(rule.absent()).unary_$bang());
    }
    return when(isPresent, renamed(text, rule.renames()));
  }

  private static Column renamed(Column text, Map<String, String> renames) {
    Column renamed = text;
    for (Map.Entry<String, String> rename : renames.entrySet()) {
      renamed = when(text.equalTo(lit(rename.getKey())), lit(rename.getValue())).otherwise(renamed);
    }
    return renamed;
  }
}
