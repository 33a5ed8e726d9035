package io.waymark.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.oracle.OracleTable;
import io.waymark.testkit.oracle.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One case: settings, raw files, expected tables.
 *
 * @param conf folder that holds waymark.conf
 */
public record GoldenDay(String name, Path conf, Path landing, List<ExpectedTable> expected) {
  public GoldenDay {
    expected = List.copyOf(expected);
  }

  /** Every case among the test resources. */
  public static List<GoldenDay> all() {
    URL folder = GoldenDay.class.getResource("/golden");
    if (folder == null) {
      throw new IllegalStateException("there is no folder golden among the test resources");
    }
    try (Stream<Path> cases = Files.list(Path.of(folder.toURI()))) {
      return cases.filter(Files::isDirectory).sorted().map(GoldenDay::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GoldenDay read(Path folder) {
    List<ExpectedTable> expected = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("expected"))) {
      for (Path file : files.sorted().toList()) {
        String table = String.valueOf(file.getFileName()).replace(".txt", "");
        expected.add(ExpectedTable.parse(table, Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = String.valueOf(folder.getFileName());
    return new GoldenDay(name, folder, folder.resolve("landing"), expected);
  }

  /** Runs the pipeline and compares every expected table. */
  public void check(Pipeline pipeline, Path warehouse) {
    Pipeline.Tables tables = pipeline.run(conf, landing, warehouse);
    for (ExpectedTable table : expected) {
      List<String> columns = List.of(table.columnNames());
      compare(table, tables.rows(table.table(), columns, table.only()));
    }
  }

  /** Compares the expected tables of which the oracle speaks; says how many these are. */
  int check(Published published) {
    int compared = 0;
    for (ExpectedTable table : expected) {
      OracleTable rows = published.tables().get(table.table());
      if (rows != null) {
        for (Map.Entry<String, String> only : table.only().entrySet()) {
          rows = rows.where(only.getKey(), only.getValue());
        }
        compare(table, rows.show(table.columnNames()));
        compared++;
      }
    }
    return compared;
  }

  private void compare(ExpectedTable table, List<List<String>> rows) {
    assertThat(rows)
        .as(name + ": " + table.table() + " " + table.columns())
        .containsExactlyInAnyOrderElementsOf(table.rows());
  }
}
