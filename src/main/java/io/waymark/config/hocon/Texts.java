package io.waymark.config.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.SortedMap;
import java.util.TreeMap;

/** Maps of texts whose keys may hold dots, which arrive as objects in objects. */
final class Texts {
  private Texts() {}

  static SortedMap<String, String> flat(Section section) {
    SortedMap<String, String> texts = new TreeMap<>();
    section
        .entries()
        .forEach((key, value) -> put(section.problems(), section.path(key), key, value, texts));
    return texts;
  }

  private static void put(
      Problems problems,
      String path,
      String key,
      ConfigValue value,
      SortedMap<String, String> texts) {
    if (value instanceof ConfigObject object) {
      object.forEach(
          (inner, each) -> put(problems, path + "." + inner, key + "." + inner, each, texts));
    } else if (Scalars.isScalar(value)) {
      texts.put(key, Scalars.text(value));
    } else if (value.valueType() != ConfigValueType.NULL) {
      problems.add(value.origin(), path, "must be a single value, but is " + Scalars.kind(value));
    }
  }
}
