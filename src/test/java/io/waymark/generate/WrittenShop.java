package io.waymark.generate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A generated shop, read back: the files of its landing days as they came first. */
record WrittenShop(Path landing, Path truth, Generated generated, List<WrittenLine> lines) {
  static final String ADDED_LATER = ",1";

  static WrittenShop write(ShopSettings settings, Path folder) throws IOException {
    Path landing = folder.resolve("landing");
    Path truth = folder.resolve("truth");
    Generated generated = ShopGenerator.write(settings, landing, truth);
    List<WrittenLine> lines = new ArrayList<>();
    for (Path file : files(landing)) {
      if (landing.relativize(file).toString().matches("[0-9-]{10}/events-[0-9]{3}[.]jsonl[.]gz")) {
        lines.addAll(read(file, truth));
      }
    }
    return new WrittenShop(landing, truth, generated, lines);
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static List<String> unzip(Path file) throws IOException {
    try (GZIPInputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Instants of people's sessions, in order. */
  Map<String, List<Instant>> sessions() {
    Map<String, List<Instant>> sessions =
        lines.stream()
            .filter(WrittenLine::isOfPerson)
            .sorted((one, other) -> one.happenedAt().compareTo(other.happenedAt()))
            .collect(
                groupingBy(
                    line -> line.session().orElseThrow(),
                    mapping(WrittenLine::happenedAt, toList())));
    return new TreeMap<>(sessions);
  }

  /** Rows, without their header. */
  static List<String> truths(Path file) throws IOException {
    return unzip(file).stream().skip(1).toList();
  }

  private static List<WrittenLine> read(Path file, Path truth) throws IOException {
    LocalDate day = LocalDate.parse(file.getName(file.getNameCount() - 2).toString());
    String number = String.valueOf(file.getFileName()).substring("events-".length(), 10);
    List<String> texts = unzip(file);
    List<String> truths =
        truths(truth.resolve(day.toString()).resolve("lines-" + number + ".csv.gz")).stream()
            .filter(row -> !row.endsWith(ADDED_LATER))
            .toList();
    if (texts.size() != truths.size()) {
      throw new IllegalStateException(file + " and its truth differ in length");
    }
    List<WrittenLine> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      lines.add(WrittenLine.of(day, texts.get(i), truths.get(i)));
    }
    return lines;
  }
}
