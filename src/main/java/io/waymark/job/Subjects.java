package io.waymark.job;

import io.waymark.source.Erased;
import io.waymark.storage.DroppedRows;
import io.waymark.storage.TableRow;
import io.waymark.table.Events;
import io.waymark.table.SubjectColumns;
import io.waymark.table.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Ids that are to be erased, each within its store. */
record Subjects(Set<Subject> visitors, Set<Subject> users) {
  Subjects {
    visitors = Set.copyOf(visitors);
    users = Set.copyOf(users);
  }

  /** An id, which means something within its store only. */
  record Subject(String storeId, String id) {
    /** As text, for conditions that Spark evaluates. */
    String key() {
      return storeId + SEPARATOR + id;
    }
  }

  static final String SEPARATOR = "\n";

  /** The same, and visitors who were signed in as one of the users. */
  Subjects with(Set<Subject> moreVisitors) {
    Set<Subject> all = new LinkedHashSet<>(visitors);
    all.addAll(moreVisitors);
    return new Subjects(all, users);
  }

  /** The ids as they may stand in a line. */
  Set<String> texts() {
    Set<String> texts = new TreeSet<>();
    Stream.concat(visitors.stream(), users.stream()).forEach(subject -> texts.add(subject.id()));
    return texts;
  }

  boolean isIn(String text) {
    return texts().stream().anyMatch(text::contains);
  }

  /** The rows of a table that name one of them. */
  DroppedRows rows(TableSpec table) {
    List<String> ofVisitors = SubjectColumns.ofVisitors(table);
    List<String> ofUsers = SubjectColumns.ofUsers(table);
    Set<String> columns = new LinkedHashSet<>(ofVisitors);
    columns.addAll(ofUsers);
    boolean hasStore = table.column(Events.STORE_ID).isPresent();
    if (hasStore) {
      columns.add(Events.STORE_ID);
    }
    return new DroppedRows(
        new ArrayList<>(columns),
        row ->
            ofVisitors.stream().anyMatch(column -> isNamed(row, column, hasStore, visitors))
                || ofUsers.stream().anyMatch(column -> isNamed(row, column, hasStore, users)));
  }

  private static boolean isNamed(
      TableRow row, String column, boolean hasStore, Set<Subject> subjects) {
    return row.optional(column, String.class)
        .filter(
            id ->
                hasStore
                    ? subjects.contains(new Subject(row.value(Events.STORE_ID, String.class), id))
                    : subjects.stream().anyMatch(subject -> subject.id().equals(id)))
        .isPresent();
  }

  /** The hashes that stand for them. */
  List<Mark> marks(String salt) {
    List<Mark> marks = new ArrayList<>();
    visitors.forEach(subject -> marks.add(Mark.of(salt, Erased.VISITOR, subject)));
    users.forEach(subject -> marks.add(Mark.of(salt, Erased.USER, subject)));
    texts().forEach(text -> marks.add(Mark.ofText(salt, text)));
    return marks;
  }
}
