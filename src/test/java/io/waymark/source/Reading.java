package io.waymark.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.config.IngestSettings;
import io.waymark.config.StoreSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Reads bytes as one landed file of a test source and shows what came of it. */
final class Reading {
  private static final Configuration HADOOP = new Configuration();

  private final Path folder;
  private final TestSource source;
  private IngestSettings ingest = TestSource.INGEST;
  private List<StoreSettings> stores = List.of(TestSource.STORE);
  private @Nullable LocalDate landingDate = LocalDate.parse("2024-05-01");
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private @Nullable FileSummary summary;
  private List<JsonNode> rejects = List.of();
  private IngestPlan plan;

  private Reading(Path folder, TestSource source) {
    this.folder = folder;
    this.source = source;
    this.plan = plan(List.of());
  }

  static Reading of(Path folder, TestSource source) {
    return new Reading(folder, source);
  }

  Reading ingest(IngestSettings settings) {
    ingest = settings;
    return this;
  }

  Reading stores(StoreSettings... settings) {
    stores = List.of(settings);
    return this;
  }

  Reading landing(@Nullable LocalDate date) {
    landingDate = date;
    return this;
  }

  Reading lines(String... lines) {
    return text(String.join("\n", lines) + "\n");
  }

  Reading text(String text) {
    return bytes("f.jsonl", text.getBytes(StandardCharsets.UTF_8));
  }

  Reading bytes(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return read(landed(name));
  }

  LandingFile landed(String name) {
    try {
      Path file = folder.resolve(name);
      return new LandingFile(
          "web",
          landingDate,
          name,
          file.toUri().toString(),
          Files.size(file),
          Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Reading read(LandingFile file) {
    Delivery delivery = new Delivery(7, file);
    plan = plan(List.of(delivery));
    try (DeliveryReader reader = new DeliveryReader(plan, delivery, HADOOP, "a1")) {
      for (@Nullable Object[] row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    summary = SideFiles.summaries(HADOOP, plan.sideFolder()).get(0);
    rejects = readRejects();
    return this;
  }

  FileSummary summary() {
    if (summary == null) {
      throw new AssertionError("nothing was read");
    }
    return summary;
  }

  List<JsonNode> rejects() {
    return rejects;
  }

  /** Reason codes of the rejected records in order. */
  List<String> reasons() {
    return rejects.stream().map(reject -> reject.path("reason").asText()).toList();
  }

  /** The named columns of all rows as text. */
  List<List<String>> show(String... columns) {
    Columns places = new Columns(plan.events());
    List<List<String>> shown = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        int place = column.equals("_is_held") ? places.held() : places.of(column);
        cells.add(cell(column, row[place]));
      }
      shown.add(cells);
    }
    return shown;
  }

  /** The one cell of the one row. */
  String cell(String column) {
    List<List<String>> shown = show(column);
    if (shown.size() != 1) {
      throw new AssertionError(shown.size() + " rows, rejects " + rejects);
    }
    return shown.get(0).get(0);
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static String cell(String column, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof byte[] text) {
      return new String(text, StandardCharsets.UTF_8);
    }
    if (value instanceof BigDecimal money) {
      return money.toPlainString();
    }
    if (column.endsWith("_date")) {
      return LocalDate.ofEpochDay((int) value).toString();
    }
    return column.endsWith("_at")
        ? Instant.EPOCH.plus((long) value, ChronoUnit.MICROS).toString()
        : value.toString();
  }

  IngestPlan plan(List<Delivery> deliveries) {
    Map<String, StoreSettings> byId = new HashMap<>();
    stores.forEach(store -> byId.put(store.id(), store));
    return new IngestPlan(
        deliveries,
        Map.of("web", source.build()),
        byId,
        ingest,
        source.properties(),
        List.of(),
        Erased.NONE,
        folder.resolve("side").toUri().toString());
  }

  private List<JsonNode> readRejects() {
    List<JsonNode> found = new ArrayList<>();
    try {
      for (String file : SideFiles.rejectFiles(HADOOP, plan.sideFolder())) {
        for (String line : Files.readAllLines(Path.of(java.net.URI.create(file)))) {
          found.add(new ObjectMapper().readTree(line));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return found;
  }
}
