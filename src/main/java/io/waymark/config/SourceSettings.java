package io.waymark.config;

import io.waymark.table.Events;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A source and its mapping from raw records to canonical events.
 *
 * @param name also its folder below the landing folder
 * @param files which file names belong to it, a glob on the name
 * @param batch path of the array in a line or document whose elements are the records
 * @param fields rules by canonical column of {@code events}, all but times and sequence
 * @param eventId how records are identified
 * @param times rules for event_at in order: the first that gives an instant wins
 * @param sequence paths of up to three numbers that order ties
 * @param properties rules by declared property
 * @param dropped paths that are never kept, such as personal data
 * @param isOrderItems true: rows of one order id are the items of one order
 */
public record SourceSettings(
    String name,
    String files,
    Format format,
    @Nullable Delimited delimited,
    @Nullable String batch,
    Map<String, FieldRule> fields,
    Identity eventId,
    List<TimeRule> times,
    @Nullable TimeRule clientAt,
    @Nullable TimeRule sentAt,
    @Nullable TimeRule receivedAt,
    List<String> sequence,
    Map<String, FieldRule> properties,
    List<String> dropped,
    boolean isOrderItems)
    implements Serializable {
  public SourceSettings {
    Names.check("source", name);
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    times = List.copyOf(times);
    sequence = List.copyOf(sequence);
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    dropped = List.copyOf(dropped);
    if (times.isEmpty()) {
      throw new IllegalArgumentException("source " + name + " needs a time rule");
    }
    if (sequence.size() > 3) {
      throw new IllegalArgumentException("sequence has at most three parts");
    }
    if ((format == Format.DELIMITED) != (delimited != null)) {
      throw new IllegalArgumentException("delimited belongs to format = delimited");
    }
  }

  /** A source that reads its store from a field may hold any. */
  public boolean canHold(String storeId) {
    FieldRule rule = fields.get(Events.STORE_ID);
    return rule == null || !rule.paths().isEmpty() || storeId.equals(rule.constant());
  }

  /** How a file holds records. */
  public enum Format {
    /** One JSON object per line. */
    JSON_LINES,
    /** One JSON document: an array of records, or an object with a batch. */
    JSON,
    /** Separated columns. */
    DELIMITED
  }

  /**
   * How a delimited file is cut.
   *
   * @param columns names of the columns; empty: the first line names them
   */
  public record Delimited(char delimiter, @Nullable Character quote, List<String> columns)
      implements Serializable {
    public Delimited {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Where the text of a column comes from.
   *
   * @param paths the first that holds a value wins; empty: the constant
   * @param renames replaced texts
   * @param absent texts that mean "no value", beside null and the empty text
   * @param constant the value when no path holds one
   */
  public record FieldRule(
      List<String> paths,
      Map<String, String> renames,
      List<String> absent,
      @Nullable String constant)
      implements Serializable {
    public FieldRule {
      paths = List.copyOf(paths);
      renames = Collections.unmodifiableMap(new TreeMap<>(renames));
      absent = List.copyOf(absent);
    }
  }

  /**
   * How records are identified: by one or more columns, or by the whole raw record.
   *
   * @param paths the texts of these fields together are the id; empty: the raw record is
   */
  public record Identity(List<String> paths) implements Serializable {
    public Identity {
      paths = List.copyOf(paths);
    }
  }

  /**
   * How a field becomes an instant.
   *
   * @param pattern of java.time, for unit PATTERN
   * @param zone of a text that has none
   * @param isClockCorrected true: the instant is received − (sent − this field)
   */
  public record TimeRule(
      String name,
      String path,
      Unit unit,
      @Nullable String pattern,
      String zone,
      boolean isClockCorrected)
      implements Serializable {
    public TimeRule {
      if ((unit == Unit.PATTERN) != (pattern != null)) {
        throw new IllegalArgumentException("pattern belongs to unit = pattern");
      }
    }

    /** What the field holds. */
    public enum Unit {
      SECONDS,
      MILLIS,
      MICROS,
      ISO,
      PATTERN
    }
  }
}
