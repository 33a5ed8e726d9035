package io.waymark.config.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.waymark.table.Dimensions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names that references may point at, also of declarations that are wrong in themselves. */
record Declared(
    SortedSet<String> stores,
    SortedSet<String> sources,
    SortedSet<String> properties,
    SortedSet<String> conversions,
    List<String> stages,
    List<String> dimensions) {

  static Declared in(Section root) {
    SortedSet<String> properties = new TreeSet<>();
    for (ConfigValue source : root.section("sources").entries().values()) {
      if (source instanceof ConfigObject object
          && object.get("properties") instanceof ConfigObject declared) {
        properties.addAll(declared.keySet());
      }
    }
    List<String> dimensions = new ArrayList<>(Dimensions.names());
    dimensions.addAll(names(root, "dimensions"));
    return new Declared(
        names(root, "stores"),
        names(root, "sources"),
        properties,
        names(root, "conversions"),
        root.list("stages", DefinitionBinder::stageName),
        dimensions);
  }

  private static SortedSet<String> names(Section root, String key) {
    return new TreeSet<>(root.section(key).entries().keySet());
  }
}
