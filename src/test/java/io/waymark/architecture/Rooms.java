package io.waymark.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The packages right below the base, and what each may import beside the base itself. */
final class Rooms {
  static final String BASE = "io.waymark";

  private static final String TABLE =
      """
      room       | may import
      table      |
      config     | table
      condition  | table config
      statistics |
      source     | table config
      generate   | table config
      visitor    | table config
      session    | table config visitor
      conversion | table config visitor
      product    | table config visitor
      funnel     | table config visitor
      identity   | table config
      rate       | table config statistics
      insight    | table config condition statistics
      quality    | table config
      storage    | table config
      report     | table config statistics
      metrics    |
      lineage    | table storage
      serve      | table config storage
      job        | table config condition statistics source generate visitor session conversion product funnel identity rate insight quality storage report metrics lineage
      cli        | table config condition statistics source generate visitor session conversion product funnel identity rate insight quality storage report metrics lineage serve job
      """;

  private static final Map<String, Set<String>> MAY_IMPORT = parse();

  private Rooms() {}

  static Set<String> names() {
    return MAY_IMPORT.keySet();
  }

  static boolean mayImport(String room, String other) {
    return room.equals(other)
        || other.isEmpty()
        || MAY_IMPORT.getOrDefault(room, Set.of()).contains(other);
  }

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
  }

  /** The room of one of our classes; the base has the empty name. */
  static String of(JavaClass type) {
    String below = type.getPackageName().substring(BASE.length());
    return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
  }

  static JavaClasses mainClasses() {
    return Main.CLASSES;
  }

  private static Map<String, Set<String>> parse() {
    return TABLE
        .lines()
        .skip(1)
        .map(line -> line.split("\\|", -1))
        .collect(
            Collectors.toMap(
                cells -> cells[0].strip(),
                cells ->
                    Arrays.stream(cells[1].strip().split(" "))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet()),
                (first, second) -> first,
                TreeMap::new));
  }

  /** Imported once for all rules. */
  private static final class Main {
    private static final JavaClasses CLASSES =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(BASE);
  }
}
