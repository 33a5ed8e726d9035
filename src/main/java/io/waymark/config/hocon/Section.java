package io.waymark.config.hocon;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.waymark.config.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An object of the configuration that is being bound. A value that does not fit becomes a problem
 * and is replaced by a stand-in, so that reading goes on; a record is only made when its section
 * has no problem. Keys that nobody asked for are unknown keys.
 */
final class Section {
  /** How the library describes the origin of an object that nobody wrote. */
  private static final String NOWHERE = ConfigFactory.empty().origin().description();

  private final Problems problems;
  private final String path;
  private final ConfigObject object;
  private final ConfigOrigin where;
  private final boolean isReadable;
  private final Set<String> asked = new TreeSet<>();

  private Section(
      Problems problems, String path, ConfigObject object, ConfigOrigin where, boolean isReadable) {
    this.problems = problems;
    this.path = path;
    this.object = object;
    this.where = where;
    this.isReadable = isReadable;
  }

  static Section of(Problems problems, String path, ConfigValue value) {
    return of(problems, path, value, value.origin());
  }

  private static Section of(Problems problems, String path, ConfigValue value, ConfigOrigin where) {
    if (value instanceof ConfigObject object) {
      return new Section(problems, path, object, where, true);
    }
    Section section = new Section(problems, path, ConfigFactory.empty().root(), where, false);
    problems.add(value.origin(), path, "must be an object { … }, but is " + Scalars.kind(value));
    return section;
  }

  Problems problems() {
    return problems;
  }

  String path(String key) {
    return path + "." + key;
  }

  ConfigOrigin origin(String key) {
    ConfigValue value = object.get(key);
    return value == null ? where : value.origin();
  }

  /** The value of a key; null counts as absent, so that it takes a default away. */
  Optional<ConfigValue> value(String key) {
    asked.add(key);
    return Optional.ofNullable(object.get(key))
        .filter(value -> value.valueType() != ConfigValueType.NULL);
  }

  Section section(String key) {
    ConfigValue value = value(key).orElse(ConfigFactory.empty().root());
    return of(problems, path(key), value, isWritten(value.origin()) ? value.origin() : where);
  }

  /** All entries, for sections whose keys are names that the user chose. */
  SortedMap<String, ConfigValue> entries() {
    SortedMap<String, ConfigValue> entries = new TreeMap<>();
    for (String key : object.keySet()) {
      value(key).ifPresent(value -> entries.put(key, value));
    }
    return entries;
  }

  /** The sections of a map whose keys are names, each over the defaults in another section. */
  SortedMap<String, Section> named(String key, String defaultsKey) {
    ConfigObject defaults = section(defaultsKey).object;
    SortedMap<String, Section> sections = new TreeMap<>();
    section(key)
        .entries()
        .forEach(
            (name, value) ->
                sections.put(
                    name,
                    of(
                        problems,
                        path(key) + "." + name,
                        value.withFallback(defaults),
                        value.origin())));
    return sections;
  }

  <T> T required(String key, T standIn, Function<ConfigValue, T> parse) {
    if (value(key).isEmpty()) {
      if (isReadable) {
        problems.add(where, path(key), "is missing");
      }
      return standIn;
    }
    return optional(key, parse).orElse(standIn);
  }

  <T> Optional<T> optional(String key, Function<ConfigValue, T> parse) {
    return value(key).flatMap(value -> parsed(path(key), value, parse));
  }

  /** The elements of a list; a single value is a list of one. */
  <T> List<T> list(String key, Function<ConfigValue, T> parse) {
    List<T> parsed = new ArrayList<>();
    ConfigValue value = value(key).orElse(null);
    if (value instanceof ConfigList elements) {
      for (int i = 0; i < elements.size(); i++) {
        parsed(path(key) + "[" + i + "]", elements.get(i), parse).ifPresent(parsed::add);
      }
    } else if (value != null) {
      parsed(path(key), value, parse).ifPresent(parsed::add);
    }
    return parsed;
  }

  /** The elements of a list as sections. */
  List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    ConfigValue value = value(key).orElse(null);
    if (value instanceof ConfigList elements) {
      for (int i = 0; i < elements.size(); i++) {
        sections.add(of(problems, path(key) + "[" + i + "]", elements.get(i)));
      }
    } else if (value != null) {
      problem(key, "must be a list [ … ], but is " + Scalars.kind(value));
    }
    return sections;
  }

  void problem(String key, String message) {
    problems.add(origin(key), path(key), message);
  }

  /** The record of this section, if nothing in it is wrong. */
  <T> Optional<T> build(Supplier<T> make) {
    refuseUnknownKeys();
    if (problems.areIn(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(make.get());
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      problems.add(culprit(message.split("[ :]", 2)[0]), path, message);
      return Optional.empty();
    }
  }

  /**
   * A record names the key that it refuses first; if that is a default, the section is at fault.
   */
  private ConfigOrigin culprit(String key) {
    ConfigOrigin origin = origin(key);
    return isWritten(origin) ? origin : where;
  }

  /** Whether the user wrote it: what comes from the defaults is nobody's mistake. */
  private static boolean isWritten(ConfigOrigin origin) {
    return !origin.description().startsWith(Places.BUILT_IN)
        && !origin.description().equals(NOWHERE);
  }

  private void refuseUnknownKeys() {
    for (String key : new TreeSet<>(object.keySet())) {
      if (!asked.contains(key)) {
        problem(key, "unknown key" + Spelling.hint(key, asked));
      }
    }
  }

  private <T> Optional<T> parsed(
      String valuePath, ConfigValue value, Function<ConfigValue, T> parse) {
    try {
      return Optional.of(parse.apply(value));
    } catch (IllegalArgumentException e) {
      problems.add(value.origin(), valuePath, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
