package io.waymark.source;

import io.waymark.config.ConsentSettings;
import io.waymark.config.IngestSettings;
import io.waymark.config.LimitSettings;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.Delimited;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.Format;
import io.waymark.config.SourceSettings.Identity;
import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.config.SourceSettings.TimeRule.Unit;
import io.waymark.config.StoreSettings;
import io.waymark.table.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the mapping of a test: JSON lines with {@code name}, {@code at} and {@code id}. */
public final class TestSource {
  public static final LimitSettings LIMITS =
      new LimitSettings(1 << 20, 200, 1L << 32, 100, 20, 500, 1000);
  public static final IngestSettings INGEST = ingest(LIMITS);
  public static final StoreSettings STORE =
      store("shop", "Europe/Berlin", ConsentSettings.Denied.ANONYMOUS);

  private Format format = Format.JSON_LINES;
  private @Nullable Delimited delimited;
  private @Nullable String batch;
  private final Map<String, FieldRule> fields = new HashMap<>();
  private final Map<String, FieldRule> properties = new HashMap<>();
  private List<String> id = List.of("id");
  private List<TimeRule> times = List.of(time("at", Unit.ISO, false));
  private @Nullable TimeRule sentAt;
  private @Nullable TimeRule receivedAt;
  private List<String> sequence = List.of();
  private List<String> dropped = List.of();

  public TestSource() {
    field(Events.EVENT_NAME, "name");
  }

  static IngestSettings ingest(LimitSettings limits) {
    return new IngestSettings(
        7,
        Duration.ofDays(30),
        1,
        Duration.ofDays(1),
        Duration.ofMinutes(5),
        Instant.parse("2000-01-01T00:00:00Z"),
        0.1,
        limits);
  }

  static StoreSettings store(String id, String zone, ConsentSettings.Denied denied) {
    return new StoreSettings(id, id, ZoneId.of(zone), "EUR", new ConsentSettings(denied, true));
  }

  static TimeRule time(String path, Unit unit, boolean isClockCorrected) {
    return new TimeRule(path, path, unit, null, "UTC", isClockCorrected);
  }

  public TestSource field(String column, String... paths) {
    fields.put(column, new FieldRule(List.of(paths), Map.of(), List.of(), null));
    return this;
  }

  TestSource rule(String column, FieldRule rule) {
    fields.put(column, rule);
    return this;
  }

  TestSource property(String name, String path) {
    properties.put(name, new FieldRule(List.of(path), Map.of(), List.of(), null));
    return this;
  }

  TestSource document() {
    format = Format.JSON;
    return this;
  }

  TestSource batch(String path) {
    batch = path;
    return this;
  }

  TestSource delimited(char delimiter, @Nullable Character quote, String... columns) {
    format = Format.DELIMITED;
    delimited = new Delimited(delimiter, quote, Arrays.asList(columns));
    return this;
  }

  TestSource id(String... paths) {
    id = List.of(paths);
    return this;
  }

  TestSource times(TimeRule... rules) {
    times = List.of(rules);
    return this;
  }

  TestSource sentAt(String path) {
    sentAt = time(path, Unit.ISO, false);
    return this;
  }

  TestSource receivedAt(String path) {
    receivedAt = time(path, Unit.ISO, false);
    return this;
  }

  TestSource sequence(String... paths) {
    sequence = List.of(paths);
    return this;
  }

  TestSource dropped(String... paths) {
    dropped = List.of(paths);
    return this;
  }

  List<String> properties() {
    return new ArrayList<>(properties.keySet());
  }

  public SourceSettings build() {
    return new SourceSettings(
        "web",
        "*",
        format,
        delimited,
        batch,
        fields,
        new Identity(id),
        times,
        null,
        sentAt,
        receivedAt,
        sequence,
        properties,
        dropped,
        false);
  }
}
