package io.waymark.storage;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a reader and a writer of a Delta table must understand. */
public record TableProtocol(int readerVersion, int writerVersion, SortedSet<String> features) {
  public TableProtocol(int readerVersion, int writerVersion, Set<String> features) {
    this(readerVersion, writerVersion, new TreeSet<>(features));
  }
}
