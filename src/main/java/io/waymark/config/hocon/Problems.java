package io.waymark.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it is reported at once. */
final class Problems {
  private final Places places;
  private final List<ConfigProblem> found = new ArrayList<>();
  private boolean isUnreadable;

  Problems(Places places) {
    this.places = places;
  }

  void add(ConfigOrigin origin, String key, String message) {
    Places.Place place = places.of(origin.description());
    found.add(new ConfigProblem(place.file(), place.line(), key, message));
  }

  /** A file that cannot be used: binding would only report consequences of it. */
  void addInFile(String file, int line, String message) {
    isUnreadable = true;
    found.add(new ConfigProblem(places.display(file), line, "", message));
  }

  /** What the library says, without the place that it repeats. */
  void add(ConfigException e, String file) {
    isUnreadable = true;
    String message = String.valueOf(e.getMessage());
    ConfigOrigin origin = e.origin();
    if (origin == null) {
      addInFile(file, 0, message);
    } else {
      String prefix = origin.description() + ": ";
      add(origin, "", message.startsWith(prefix) ? message.substring(prefix.length()) : message);
    }
  }

  void addRepeated(String file, int line, String key, String message) {
    found.add(new ConfigProblem(places.display(file), line, key, message));
  }

  boolean isUnreadable() {
    return isUnreadable;
  }

  int count() {
    return found.size();
  }

  /** Is anything wrong with the value at the path, or with what it holds? */
  boolean areIn(String path) {
    return found.stream()
        .map(ConfigProblem::key)
        .anyMatch(
            key -> key.equals(path) || key.startsWith(path + ".") || key.startsWith(path + "["));
  }

  List<ConfigProblem> list() {
    return List.copyOf(found);
  }
}
