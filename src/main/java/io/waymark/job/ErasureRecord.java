package io.waymark.job;

import io.waymark.source.Erased;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.table.Erasures;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who was erased so far, as hashes. */
final class ErasureRecord {
  private static final int SALT_BYTES = 16;

  private final KernelTables tables;

  ErasureRecord(KernelTables tables) {
    this.tables = tables;
  }

  /** For readers of files. */
  Erased erased() {
    Set<String> subjects = new HashSet<>();
    Map<Integer, Set<String>> texts = new HashMap<>();
    String salt = "";
    for (TableRow row : rows()) {
      salt = row.value(Erasures.SALT, String.class);
      String hash = row.value(Erasures.SUBJECT_HASH, String.class);
      if (row.value(Erasures.KIND, String.class).equals(Erased.TEXT)) {
        int length = Math.toIntExact(row.value(Erasures.TEXT_BYTES, Long.class));
        texts.computeIfAbsent(length, ignored -> new HashSet<>()).add(hash);
      } else {
        subjects.add(hash);
      }
    }
    return new Erased(salt, subjects, texts);
  }

  /** Writes them down; who stands there already is not entered twice. */
  void add(Subjects subjects, Run run, Instant at, KernelWriter writer) {
    writer.create(Erasures.TABLE);
    Set<String> known = new HashSet<>();
    String salt = "";
    for (TableRow row : rows()) {
      salt = row.value(Erasures.SALT, String.class);
      known.add(row.value(Erasures.SUBJECT_HASH, String.class));
    }
    if (salt.isEmpty()) {
      salt = newSalt();
    }
    List<TableRow> rows = new ArrayList<>();
    for (Mark mark : subjects.marks(salt)) {
      if (known.add(mark.hash())) {
        rows.add(row(mark, salt, run, at));
      }
    }
    writer.append(Erasures.TABLE, rows);
  }

  private static TableRow row(Mark mark, String salt, Run run, Instant at) {
    Long length = mark.textBytes().isPresent() ? mark.textBytes().getAsLong() : null;
    return TableRow.builder()
        .set(Erasures.SUBJECT_HASH, mark.hash())
        .set(Erasures.KIND, mark.kind())
        .set(Erasures.TEXT_BYTES, length)
        .set(Erasures.SALT, salt)
        .set(Erasures.ERASED_AT, at)
        .set(Erasures.RUN_NUMBER, run.runNumber())
        .build();
  }

  private static String newSalt() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private List<TableRow> rows() {
    return tables.exists(Erasures.TABLE) ? tables.rows(TableRead.of(Erasures.TABLE)) : List.of();
  }
}
