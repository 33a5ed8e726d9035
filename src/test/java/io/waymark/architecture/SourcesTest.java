package io.waymark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules that only the source text shows. */
class SourcesTest {
  private static final int MAX_FILE_LINES = 300;

  /** The room of the tables, and the one that writes raw logs, whose fields have names as well. */
  private static final Set<String> NAMES_COLUMNS = Set.of("table", "generate");

  private static final int MAX_METHOD_LINES = 40;

  @Test
  void noMainFileHasMoreThan300Lines() {
    List<String> tooLong =
        Sources.main().stream()
            .filter(source -> source.lines() > MAX_FILE_LINES)
            .map(source -> source.path() + " has " + source.lines() + " lines")
            .toList();

    assertThat(tooLong).isEmpty();
  }

  @Test
  void noMainMethodHasMoreThan40Lines() {
    List<String> tooLong = new ArrayList<>();
    for (Sources.Source source : Sources.main()) {
      source.methods().stream()
          .filter(method -> method.lines() > MAX_METHOD_LINES)
          .map(method -> source.path() + " " + method.name() + " has " + method.lines() + " lines")
          .forEach(tooLong::add);
    }

    assertThat(tooLong).isEmpty();
  }

  /** Names of one word are words of other things too, so only those with an underscore count. */
  @Test
  void columnsAreNamedOnlyByTheirTables() {
    Set<String> columns =
        new WarehouseTables(List.of(), List.of())
            .all().stream()
                .map(TableSpec::columnNames)
                .flatMap(List::stream)
                .filter(name -> name.contains("_"))
                .collect(Collectors.toSet());

    List<String> literals = new ArrayList<>();
    for (Sources.Source source : Sources.main()) {
      if (!NAMES_COLUMNS.contains(source.room())) {
        source.literals().stream()
            .filter(literal -> columns.contains(literal.text()))
            .map(literal -> source.path() + ":" + literal.line() + " \"" + literal.text() + "\"")
            .forEach(literals::add);
      }
    }

    assertThat(literals).as("column names outside the table room").isEmpty();
  }

  /** A test's package is marked by the package-info of the room that it tests. */
  @Test
  void everyPackageIsNullMarked() {
    Set<Path> marked = new TreeSet<>();
    Set<Path> packages = new TreeSet<>();
    for (Sources.Source source : Sources.all()) {
      packages.add(source.folder());
      if (source.path().endsWith("package-info.java") && source.text().contains("@NullMarked")) {
        marked.add(source.folder());
      }
    }

    assertThat(marked).containsAll(packages);
  }

  @Test
  void namesAreWordsOfTheTrade() {
    List<String> vague =
        Sources.all().stream()
            .map(source -> source.path().getFileName().toString())
            .filter(
                name ->
                    name.matches("(Abstract.*|.*(Util|Utils|Helper|Helpers|Manager|Impl))\\.java"))
            .toList();

    assertThat(vague).isEmpty();
  }

  @Test
  void noCommentPutsWorkOff() {
    List<String> putOff =
        Sources.all().stream()
            .filter(source -> source.text().matches("(?s).*\\b(TO" + "DO|FIX" + "ME)\\b.*"))
            .map(source -> source.path().toString())
            .toList();

    assertThat(putOff).isEmpty();
  }
}
