package io.waymark.config.hocon;

import io.waymark.config.WarehouseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds where things are and what Spark is told. */
final class WarehouseBinder {
  private static final String PREFIX = "spark.";

  /** The tables would be wrong, or not be readable at all, with other values than Waymark's. */
  private static final Set<String> SET_BY_WAYMARK =
      Set.of(
          "spark.sql.extensions", "spark.sql.catalog.spark_catalog", "spark.sql.session.timeZone");

  Optional<WarehouseSettings> bind(Section root) {
    int before = root.problems().count();
    String path = root.required("warehouse", "", WarehouseBinder::place);
    String landing = root.required("landing", "", WarehouseBinder::place);
    List<String> options = sparkOptions(root.section("spark"));
    return root.problems().count() > before
        ? Optional.empty()
        : Optional.of(new WarehouseSettings(path, landing, options));
  }

  static String place(com.typesafe.config.ConfigValue value) {
    String text = Scalars.text(value);
    if (text.isBlank() || !text.strip().equals(text)) {
      throw new IllegalArgumentException(
          "must be a folder or an address, but is " + Scalars.quoted(text));
    }
    return text;
  }

  private static List<String> sparkOptions(Section spark) {
    List<String> options = new ArrayList<>();
    for (Map.Entry<String, String> option : Texts.flat(spark).entrySet()) {
      String key = option.getKey().startsWith(PREFIX) ? option.getKey() : PREFIX + option.getKey();
      if (SET_BY_WAYMARK.contains(key)) {
        spark.problem(option.getKey().split("\\.", 2)[0], key + " is set by Waymark itself");
      }
      options.add(key + "=" + option.getValue());
    }
    return options;
  }
}
