package io.waymark.source;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A name on the way to the fields that a mapping wants or drops; a tree of them per reader. */
final class PathNode {
  static final int NONE = -1;
  private static final int GUESSED = 48;
  private static final String ANY_ELEMENT = "*";

  private final String path;
  private final byte[] quotedName;
  private final Map<String, PathNode> children = new HashMap<>();
  private final Set<String> unknownNames = new HashSet<>();
  private final @Nullable String[] names = new @Nullable String[GUESSED];
  private final @Nullable PathNode[] guesses = new @Nullable PathNode[GUESSED];
  private int slot = NONE;
  private boolean isWanted;
  private boolean isDropped;
  private boolean isBatch;
  private long seenIn;

  private PathNode(String path, String name) {
    this.path = path;
    ByteBuilder quoted = new ByteBuilder();
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    quoted.appendQuoted(utf8, 0, utf8.length);
    this.quotedName = quoted.copy(0, quoted.length());
  }

  static PathNode root() {
    return new PathNode("", "");
  }

  /** The root of what lies around a batch. */
  static PathNode wrapper() {
    return new PathNode("^", "");
  }

  /** The node at the end of the path, made when missing. */
  PathNode at(List<String> segments) {
    PathNode node = this;
    for (String name : segments) {
      PathNode parent = node;
      node = node.children.computeIfAbsent(name, n -> new PathNode(parent.pathOf(n), n));
    }
    return node;
  }

  /** Gives the node at the end of the path the slot, unless it has one. */
  int want(List<String> segments, int newSlot) {
    isWanted = true;
    if (!segments.isEmpty()) {
      return at(segments.subList(0, 1)).want(segments.subList(1, segments.size()), newSlot);
    }
    slot = slot == NONE ? newSlot : slot;
    return slot;
  }

  void drop() {
    isDropped = true;
  }

  /** What is dropped from any element is dropped from those that have nodes of their own. */
  void settleDrops() {
    PathNode any = children.get(ANY_ELEMENT);
    for (PathNode child : List.copyOf(children.values())) {
      if (any != null && child != any) {
        child.takeDrops(any);
      }
      child.settleDrops();
    }
  }

  private void takeDrops(PathNode other) {
    isDropped |= other.isDropped;
    other.children.forEach((name, child) -> at(List.of(name)).takeDrops(child));
  }

  void markBatch() {
    isBatch = true;
  }

  @Nullable PathNode child(String name) {
    return children.get(name);
  }

  /**
   * The child of this name, looked for where the object before had it: a source writes its names in
   * the same order again and again.
   */
  @Nullable PathNode child(String name, int place) {
    if (place >= GUESSED) {
      return children.get(name);
    }
    if (!name.equals(names[place])) {
      names[place] = name;
      guesses[place] = children.get(name);
    }
    return guesses[place];
  }

  @Nullable PathNode element(int place) {
    PathNode node = children.get(Integer.toString(place));
    return node != null ? node : children.get(ANY_ELEMENT);
  }

  /** False for a root. */
  boolean hasName() {
    return quotedName.length > 2;
  }

  boolean hasChildren() {
    return !children.isEmpty();
  }

  boolean isDropped() {
    return isDropped;
  }

  boolean isBatch() {
    return isBatch;
  }

  /** True when the mapping wants the value here or one below. */
  boolean isWanted() {
    return isWanted;
  }

  int slot() {
    return slot;
  }

  byte[] quotedName() {
    return quotedName;
  }

  String path() {
    return path;
  }

  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** True the first time. */
  boolean isNewUnknown(String name) {
    return !unknownNames.contains(name) && unknownNames.add(name);
  }

  /** A name twice in one object would make the value a matter of luck. */
  void see(long object) {
    if (seenIn == object) {
      throw new RejectedRecord(RejectReason.DUPLICATE_KEY, path + " is there twice");
    }
    seenIn = object;
  }
}
