package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Values out of a fixed set: choices of the program, or names that the configuration declares. */
final class Words {
  private Words() {}

  /** Reads {@code json-lines} as the constant JSON_LINES. */
  static <E extends Enum<E>> Function<ConfigValue, E> oneOf(Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    List<String> names = constants.stream().map(Words::word).toList();
    return value -> {
      String text = Scalars.text(value);
      int place = names.indexOf(text);
      if (place < 0) {
        throw new IllegalArgumentException(
            "must be one of "
                + String.join(", ", names)
                + ", but is "
                + Scalars.quoted(text)
                + Spelling.hint(text, names));
      }
      return constants.get(place);
    };
  }

  /** Checks a reference: {@code unknown stage "intnt"; did you mean "intent"?}. */
  static Function<ConfigValue, String> declared(String kind, Collection<String> names) {
    return value -> reference(kind, Scalars.text(value), names);
  }

  static String reference(String kind, String name, Collection<String> names) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "unknown " + kind + " " + Scalars.quoted(name) + Spelling.hint(name, names));
    }
    return name;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
