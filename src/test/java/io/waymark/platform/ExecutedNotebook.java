package io.waymark.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A notebook of {@code notebooks} after papermill ran it.
 *
 * @param cells as stored in its file
 */
record ExecutedNotebook(JsonNode cells) {

  /** Runs all cells; a cell that fails fails the test. */
  static ExecutedNotebook run(String name, Path warehouse, String store, Path folder)
      throws IOException, InterruptedException {
    Path executed = folder.resolve(store + "-" + name);
    ChildProcess.of("target/python/notebooks/bin/python", "-m", "papermill")
        .with("--no-progress-bar", "--cwd", folder.toString())
        .with("-p", "warehouse", warehouse.toAbsolutePath().toString(), "-p", "store", store)
        .with("notebooks/" + name, executed.toString())
        .environment("IPYTHONDIR", folder.resolve("ipython").toString())
        .environment("MPLCONFIGDIR", folder.resolve("matplotlib").toString())
        .limit(Duration.ofMinutes(10))
        .run()
        .succeeded();
    return new ExecutedNotebook(new ObjectMapper().readTree(executed.toFile()).path("cells"));
  }

  /** Pictures of all cells. */
  long pictures() {
    return outputs(cells).stream()
        .filter(output -> !output.path("data").path("image/png").asText().isEmpty())
        .count();
  }

  /** Names of the errors that cells ended with. */
  List<String> errors() {
    return outputs(cells).stream()
        .filter(output -> output.path("output_type").asText().equals("error"))
        .map(output -> output.path("ename").asText())
        .toList();
  }

  /** What a tagged cell printed. */
  List<String> said(String tag) {
    StringBuilder text = new StringBuilder();
    for (JsonNode cell : cells) {
      if (stream(cell.path("metadata").path("tags")).anyMatch(t -> t.asText().equals(tag))) {
        for (JsonNode output : cell.path("outputs")) {
          stream(output.path("text")).forEach(line -> text.append(line.asText()));
        }
      }
    }
    return text.toString().lines().map(String::strip).toList();
  }

  /** Chosen columns of the table that a tagged cell printed, its rows in their order. */
  List<String> table(String tag, String columns) {
    List<String> lines = said(tag);
    List<String> wanted = Arrays.asList(columns.split(" ", -1));
    List<String> header = List.of();
    List<String> rows = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = Arrays.asList(line.split(" +", -1));
      if (header.isEmpty()) {
        header = cells.containsAll(wanted) ? cells : header;
      } else if (cells.size() == header.size()) {
        rows.add(chosen(cells, header, wanted));
      }
    }
    return rows;
  }

  private static String chosen(List<String> cells, List<String> header, List<String> wanted) {
    return String.join(" ", wanted.stream().map(name -> cells.get(header.indexOf(name))).toList())
        .toLowerCase(Locale.ROOT);
  }

  private static List<JsonNode> outputs(JsonNode cells) {
    return stream(cells).flatMap(cell -> stream(cell.path("outputs"))).toList();
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
