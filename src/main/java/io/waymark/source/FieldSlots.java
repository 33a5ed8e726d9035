package io.waymark.source;

import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.Format;
import io.waymark.config.SourceSettings.TimeRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Gives every path that a mapping names a slot, and lays the paths out as trees. */
final class FieldSlots {
  private final PathNode record = PathNode.root();
  private final PathNode wrapper = PathNode.wrapper();
  private final Map<String, Integer> slots = new HashMap<>();
  private final int wrapperCount;
  private int count;

  FieldSlots(SourceSettings source) {
    List<String> paths = paths(source);
    for (String path : paths) {
      if (FieldPath.parse(path).isInWrapper()) {
        add(path);
      }
    }
    wrapperCount = count;
    for (String path : paths) {
      add(path);
    }
    for (String path : source.dropped()) {
      FieldPath field = FieldPath.parse(path);
      (field.isInWrapper() ? wrapper : record).at(field.segments()).drop();
    }
    wrapper.settleDrops();
    record.settleDrops();
    if (source.batch() != null) {
      wrapper.at(FieldPath.parse(source.batch()).segments()).markBatch();
    }
    if (source.format() == Format.JSON) {
      wrapper.markBatch();
    }
  }

  int slot(String path) {
    return Objects.requireNonNull(slots.get(path), path);
  }

  int[] slots(List<String> paths) {
    return paths.stream().mapToInt(this::slot).toArray();
  }

  int count() {
    return count;
  }

  /** How many of the slots, the first ones, lie in the wrapper. */
  int wrapperCount() {
    return wrapperCount;
  }

  PathNode record() {
    return record;
  }

  PathNode wrapper() {
    return wrapper;
  }

  private void add(String text) {
    FieldPath path = FieldPath.parse(text);
    PathNode root = path.isInWrapper() ? wrapper : record;
    int slot = root.want(path.segments(), count);
    count = Math.max(count, slot + 1);
    slots.put(text, slot);
  }

  private static List<String> paths(SourceSettings source) {
    List<String> paths = new ArrayList<>();
    for (FieldRule rule : source.fields().values()) {
      paths.addAll(rule.paths());
    }
    for (FieldRule rule : source.properties().values()) {
      paths.addAll(rule.paths());
    }
    paths.addAll(source.eventId().paths());
    paths.addAll(source.sequence());
    Stream.concat(
            source.times().stream(),
            Stream.of(source.clientAt(), source.sentAt(), source.receivedAt())
                .filter(Objects::nonNull))
        .map(TimeRule::path)
        .forEach(paths::add);
    return paths;
  }
}
