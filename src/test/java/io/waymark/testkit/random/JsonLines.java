package io.waymark.testkit.random;

import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.testkit.oracle.OracleEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events as raw JSON lines, and the source whose mapping reads them back. */
public final class JsonLines {
  private static final String PROPERTY = "property.";
  private static final List<String> COLUMNS =
      List.of(
          "store_id",
          "event_name",
          "visitor_id",
          "user_id",
          "source_session_id",
          "page_path",
          "page_type",
          "referrer_host",
          "campaign_source",
          "campaign_medium",
          "campaign",
          "click_id",
          "channel",
          "device",
          "country",
          "user_agent",
          "product_id",
          "category",
          "quantity",
          "order_id",
          "amount",
          "currency",
          "is_analytics_consented",
          "is_marketing_consented");
  private static final List<String> NUMBERS =
      List.of("quantity", "amount", "is_analytics_consented", "is_marketing_consented");

  private JsonLines() {}

  /**
   * Fields are named like their columns; properties lie below {@code props}. A source that tells
   * the referrer's host spares the question which referrers are external.
   */
  public static SourceSettings source(String name, boolean isOrderItems) {
    return source(name, isOrderItems, "event_at");
  }

  /** The same with the time in another field. */
  public static SourceSettings source(String name, boolean isOrderItems, String timeField) {
    Map<String, FieldRule> fields = new TreeMap<>();
    COLUMNS.forEach(column -> fields.put(column, at(column)));
    Map<String, FieldRule> properties = new TreeMap<>();
    properties.put("token", at("props.token"));
    properties.put("kind", at("props.kind"));
    return new SourceSettings(
        name,
        "*.jsonl",
        SourceSettings.Format.JSON_LINES,
        null,
        null,
        fields,
        new SourceSettings.Identity(List.of("id")),
        List.of(time(timeField)),
        null,
        null,
        time("received_at"),
        List.of("seq.a", "seq.b", "seq.c"),
        properties,
        List.of(),
        isOrderItems);
  }

  private static FieldRule at(String path) {
    return new FieldRule(List.of(path), Map.of(), List.of(), null);
  }

  private static TimeRule time(String path) {
    return new TimeRule(path, path, TimeRule.Unit.ISO, null, "UTC", false);
  }

  /** One event as a line. */
  public static String line(OracleEvent event) {
    Map<String, String> record = new TreeMap<>();
    Map<String, String> properties = new TreeMap<>();
    record.put("store_id", quoted(event.store()));
    record.put("id", quoted(event.id()));
    record.put("event_at", quoted(event.at().toString()));
    event.receivedAt().ifPresent(at -> record.put("received_at", quoted(at.toString())));
    event.fields().forEach((field, text) -> put(field, text, record, properties));
    if (!properties.isEmpty()) {
      record.put("props", object(properties));
    }
    Map<String, String> sequence = new TreeMap<>();
    for (int i = 0; i < event.sequence().size(); i++) {
      sequence.put("abc".substring(i, i + 1), String.valueOf(event.sequence().get(i)));
    }
    if (!sequence.isEmpty()) {
      record.put("seq", object(sequence));
    }
    return object(record);
  }

  private static void put(
      String field, String text, Map<String, String> record, Map<String, String> properties) {
    if (field.startsWith(PROPERTY)) {
      properties.put(field.substring(PROPERTY.length()), quoted(text));
    } else {
      record.put(field, NUMBERS.contains(field) ? text : quoted(text));
    }
  }

  /** Writes files below the landing folder. */
  public static void write(List<LandedFile> files, Path landing) {
    for (LandedFile file : files) {
      Path target = landing.resolve(file.location());
      String text =
          file.events().stream().map(event -> line(event) + "\n").collect(Collectors.joining());
      try {
        Files.createDirectories(parent(target));
        Files.writeString(target, text);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** A hash of the line where no pipeline takes part (FNV-1a). */
  public static long anyHash(String line) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : line.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  private static Path parent(Path file) {
    @Nullable Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
