package io.waymark.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/tables says what the declarations say. */
class TablePagesTest {
  private static final Path FOLDER = Path.of("docs/tables");
  private static final String REMEDY =
      "docs/tables is out of date: mvn test -Dtest=TablePagesTest -Dwaymark.docs.write=true";

  @Test
  void pagesEqualTheDeclarations() throws IOException {
    SortedMap<String, String> declared = TablePages.of(new WarehouseTables(List.of(), List.of()));
    if (Boolean.getBoolean("waymark.docs.write")) {
      write(declared);
    }

    assertThat(stored()).as(REMEDY).isEqualTo(declared);
  }

  private static SortedMap<String, String> stored() throws IOException {
    SortedMap<String, String> pages = new TreeMap<>();
    for (Path file : files()) {
      pages.put(file.getFileName().toString(), Files.readString(file));
    }
    return pages;
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(FOLDER);
    for (Path file : files()) {
      Files.delete(file);
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
    }
  }

  private static List<Path> files() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }
}
