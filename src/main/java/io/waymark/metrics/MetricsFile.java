package io.waymark.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file for the textfile collector of Prometheus' node exporter, or whatever else reads the
 * format. It is replaced as a whole: who reads it meets the former one or the new one.
 */
public final class MetricsFile {
  private static final String TOTAL = "_total";

  private final Path file;

  public MetricsFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Writes figures in the place of all that the file held; those without values are left out. */
  public void write(Collection<Metric> metrics) {
    // The collector takes every file that ends in .prom.
    Path half = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try (OutputStream out = Files.newOutputStream(half)) {
        PrometheusTextFormatWriter.create()
            .write(out, snapshots(metrics), EscapingScheme.UNDERSCORE_ESCAPING);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file + ": " + e, e);
    }
  }

  private static MetricSnapshots snapshots(Collection<Metric> metrics) {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    metrics.stream()
        .filter(metric -> !metric.samples().isEmpty())
        .forEach(metric -> all.metricSnapshot(snapshot(metric)));
    return all.build();
  }

  private static MetricSnapshot snapshot(Metric metric) {
    return switch (metric.kind()) {
      case GAUGE -> gauge(metric);
      case COUNTER -> counter(metric);
    };
  }

  private static MetricSnapshot gauge(Metric metric) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(metric.name()).help(metric.help());
    for (Metric.Sample sample : metric.samples()) {
      gauge.dataPoint(
          GaugeSnapshot.GaugeDataPointSnapshot.builder()
              .labels(labels(sample.labels()))
              .value(sample.value())
              .build());
    }
    return gauge.build();
  }

  private static MetricSnapshot counter(Metric metric) {
    if (!metric.name().endsWith(TOTAL)) {
      throw new IllegalArgumentException(metric.name() + " is a count: its name ends in " + TOTAL);
    }
    String name = metric.name().substring(0, metric.name().length() - TOTAL.length());
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(metric.help());
    for (Metric.Sample sample : metric.samples()) {
      counter.dataPoint(
          CounterSnapshot.CounterDataPointSnapshot.builder()
              .labels(labels(sample.labels()))
              .value(sample.value())
              .build());
    }
    return counter.build();
  }

  private static Labels labels(Map<String, String> values) {
    Map<String, String> sorted = new TreeMap<>(values);
    return Labels.of(
        sorted.keySet().toArray(String[]::new), sorted.values().toArray(String[]::new));
  }
}
