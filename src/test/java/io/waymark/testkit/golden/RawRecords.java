package io.waymark.testkit.golden;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.JsonLines;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of one source as events, by the source's mapping. */
final class RawRecords {
  private final SourceSettings source;

  RawRecords(SourceSettings source) {
    this.source = source;
  }

  /** A delimited file begins with the names of its columns. */
  int firstRecord() {
    return source.format() == SourceSettings.Format.DELIMITED ? 1 : 0;
  }

  OracleEvent event(List<String> lines, int place) {
    Function<String, Optional<String>> raw = texts(lines, place);
    Map<String, String> fields = new TreeMap<>();
    source.fields().forEach((column, rule) -> put(fields, column, text(rule, raw)));
    source.properties().forEach((name, rule) -> put(fields, "property." + name, text(rule, raw)));
    put(fields, "referrer_host", take(fields, "referrer").map(URI::create).map(URI::getHost));
    String store = take(fields, "store_id").orElseThrow(IllegalArgumentException::new);
    String id =
        source.eventId().paths().stream()
            .map(path -> raw.apply(path).orElseThrow(IllegalArgumentException::new))
            .collect(Collectors.joining("|"));
    Instant at =
        source.times().stream()
            .flatMap(rule -> instant(rule, raw).stream())
            .findFirst()
            .orElseThrow(IllegalArgumentException::new);
    OracleEvent event = OracleEvent.of(store, id, at).from(source.name());
    for (Map.Entry<String, String> field : fields.entrySet()) {
      event = event.with(field.getKey(), field.getValue());
    }
    TimeRule received = source.receivedAt();
    return event
        .received(received == null ? Optional.empty() : instant(received, raw))
        .lying(Optional.empty(), "", place, JsonLines.anyHash(lines.get(place)));
  }

  private Function<String, Optional<String>> texts(List<String> lines, int place) {
    if (source.format() != SourceSettings.Format.DELIMITED) {
      Config json =
          ConfigFactory.parseString(
              lines.get(place), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
      return path -> json.hasPath(path) ? Optional.of(json.getString(path)) : Optional.empty();
    }
    List<String> header = cells(lines.get(0));
    List<String> cells = cells(lines.get(place));
    return path ->
        Optional.of(header.indexOf(path))
            .filter(column -> column >= 0 && column < cells.size())
            .map(cells::get)
            .filter(text -> !text.isEmpty());
  }

  private List<String> cells(String line) {
    SourceSettings.Delimited delimited = source.delimited();
    char delimiter = delimited == null ? ',' : delimited.delimiter();
    return Arrays.asList(line.split(Pattern.quote(String.valueOf(delimiter)), -1));
  }

  private static Optional<String> text(FieldRule rule, Function<String, Optional<String>> raw) {
    return rule.paths().stream()
        .flatMap(path -> raw.apply(path).stream())
        .filter(text -> !text.isEmpty() && !rule.absent().contains(text))
        .findFirst()
        .map(text -> rule.renames().getOrDefault(text, text))
        .or(() -> Optional.ofNullable(rule.constant()));
  }

  private static Optional<Instant> instant(TimeRule rule, Function<String, Optional<String>> raw) {
    return raw.apply(rule.path()).map(text -> instant(rule, text));
  }

  private static Instant instant(TimeRule rule, String text) {
    return switch (rule.unit()) {
      case SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
      case MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
      case MICROS -> Instant.EPOCH.plusNanos(Math.multiplyExact(Long.parseLong(text), 1_000L));
      case ISO -> OffsetDateTime.parse(text).toInstant();
      case PATTERN ->
          LocalDateTime.parse(text, DateTimeFormatter.ofPattern(String.valueOf(rule.pattern())))
              .atZone(ZoneId.of(rule.zone()))
              .toInstant();
    };
  }

  private static void put(Map<String, String> fields, String name, Optional<String> text) {
    text.ifPresent(present -> fields.put(name, present));
  }

  private static Optional<String> take(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.remove(name));
  }
}
