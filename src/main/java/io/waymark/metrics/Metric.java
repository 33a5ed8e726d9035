package io.waymark.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A figure with its values by label.
 *
 * @param name with its unit; that of a count ends in {@code _total}
 * @param kind whether it can go down
 */
public record Metric(String name, Kind kind, String help, List<Sample> samples) {
  public Metric {
    samples = List.copyOf(samples);
  }

  /** Whether a figure only grows. */
  public enum Kind {
    GAUGE,
    COUNTER
  }

  /** One value. */
  public record Sample(Map<String, String> labels, double value) {
    public Sample {
      labels = Map.copyOf(labels);
    }
  }

  /** A figure that goes up and down. */
  public static Builder gauge(String name, String help) {
    return new Builder(name, Kind.GAUGE, help);
  }

  /** A figure that only grows. */
  public static Builder counter(String name, String help) {
    return new Builder(name, Kind.COUNTER, help);
  }

  /** Collects values; the last of equal labels holds. */
  public static final class Builder {
    private final String name;
    private final Kind kind;
    private final String help;
    private final Map<Map<String, String>, Double> values =
        new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));

    private Builder(String name, Kind kind, String help) {
      this.name = name;
      this.kind = kind;
      this.help = help;
    }

    /** A value without labels. */
    public Builder add(double value) {
      values.put(new TreeMap<>(), value);
      return this;
    }

    /** A value with one label. */
    public Builder add(String label, String of, double value) {
      values.put(new TreeMap<>(Map.of(label, of)), value);
      return this;
    }

    /** A value with two labels. */
    public Builder add(String label, String of, String second, String ofSecond, double value) {
      values.put(new TreeMap<>(Map.of(label, of, second, ofSecond)), value);
      return this;
    }

    public Metric build() {
      List<Sample> samples = new ArrayList<>();
      values.forEach((labels, value) -> samples.add(new Sample(labels, value)));
      return new Metric(name, kind, help, samples);
    }
  }
}
