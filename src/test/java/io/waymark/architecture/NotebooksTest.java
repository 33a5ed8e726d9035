package io.waymark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Notebooks are stored without what they printed: outputs are data, and noise in every diff. */
class NotebooksTest {
  private static final Path FOLDER = Path.of("notebooks");

  @Test
  void notebooksAreStoredWithoutOutputs() throws IOException {
    List<String> withOutputs = new ArrayList<>();
    for (Path notebook : notebooks()) {
      JsonNode cells = new ObjectMapper().readTree(notebook.toFile()).path("cells");
      for (int cell = 0; cell < cells.size(); cell++) {
        if (!cells.get(cell).path("outputs").isEmpty()
            || cells.get(cell).path("execution_count").isNumber()) {
          withOutputs.add(notebook + " cell " + cell);
        }
      }
    }

    assertThat(withOutputs).isEmpty();
    assertThat(notebooks()).isNotEmpty();
  }

  private static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }
}
