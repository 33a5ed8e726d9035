package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stored known answers of the statistics are what scipy and statsmodels say today. */
@Tag("default-line")
class KnownAnswersIT {
  private static final Path STORED = Path.of("src/test/resources/io/waymark/statistics");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?");

  @TempDir private Path folder;

  @Test
  void experimentsAreAnsweredAsStored() throws Exception {
    assertSame("experiments", 10);
  }

  @Test
  void theEarlyWarningIsAnsweredAsStored() throws Exception {
    assertSame("early_warning", 4);
  }

  private void assertSame(String script, int files) throws Exception {
    ChildProcess.of("target/python/statistics/bin/python")
        .with("src/it/python/known_answers/" + script + ".py", folder.toString())
        .run()
        .succeeded();
    assertThat(names(folder)).hasSize(files).isEqualTo(names(STORED.resolve(script)));
    for (String name : names(folder)) {
      assertSameCells(
          cells(STORED.resolve(script).resolve(name)), cells(folder.resolve(name)), name);
    }
  }

  /** Other processors may round the last digits otherwise. */
  private static void assertSameCells(List<String> stored, List<String> found, String name) {
    assertThat(found).as(name).hasSameSizeAs(stored);
    for (int i = 0; i < stored.size(); i++) {
      if (NUMBER.matcher(stored.get(i)).matches()) {
        double number = Double.parseDouble(stored.get(i));
        assertThat(Double.parseDouble(found.get(i)))
            .as(name)
            .isCloseTo(number, within(1e-14 + 1e-9 * Math.abs(number)));
      } else {
        assertThat(found.get(i)).as(name).isEqualTo(stored.get(i));
      }
    }
  }

  private static List<String> cells(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .flatMap(line -> Stream.of(line.split("[ ,]", -1)))
        .toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
