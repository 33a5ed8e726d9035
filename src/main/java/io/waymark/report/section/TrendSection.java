package io.waymark.report.section;

import io.waymark.report.figure.ConversionDay;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.Slice;
import io.waymark.report.figure.StoreFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rate of each day with its interval, of all sessions and of each slice by one dimension. */
public final class TrendSection implements Section {
  /** A chart shows less than a millionth of a share. */
  private static final double PRECISION = 1e6;

  record Cell(String text, String title) {}

  record Line(String day, String sessions, boolean isProvisional, List<Cell> cells) {}

  record Choice(int place, String label) {}

  record Fields(
      List<Choice> conversions, List<Choice> slices, List<String> header, List<Line> lines) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    List<Definitions.Conversion> conversions = ordered(figures);
    NavigableMap<LocalDate, Map<String, ConversionDay>> byDay = totals(figures);
    if (byDay.isEmpty() || conversions.isEmpty()) {
      return Optional.empty();
    }
    List<Slice> slices = slices(figures);
    Fields fields =
        new Fields(
            choices(conversions.stream().map(Definitions.Conversion::label).toList()),
            choices(slices.stream().map(Slice::text).toList()),
            conversions.stream().map(Definitions.Conversion::label).toList(),
            byDay.descendingMap().entrySet().stream()
                .filter(entry -> figures.period().holds(entry.getKey()))
                .map(entry -> line(entry.getKey(), entry.getValue(), conversions))
                .toList());
    return Optional.of(
        SectionView.of("trend", "Day by day", fields)
            .drawnFrom(data(figures, conversions, slices)));
  }

  /** The goal first: it is what the chart opens with. */
  private static List<Definitions.Conversion> ordered(StoreFigures figures) {
    return figures.definitions().conversions().stream()
        .sorted(Comparator.comparing(Definitions.Conversion::isGoal).reversed())
        .toList();
  }

  private static List<Choice> choices(List<String> labels) {
    List<Choice> choices = new ArrayList<>();
    labels.forEach(label -> choices.add(new Choice(choices.size(), label)));
    return choices;
  }

  private static NavigableMap<LocalDate, Map<String, ConversionDay>> totals(StoreFigures figures) {
    return figures.conversions().stream()
        .filter(day -> day.slice().isTotal())
        .collect(
            Collectors.groupingBy(
                ConversionDay::day,
                TreeMap::new,
                Collectors.toMap(ConversionDay::conversion, day -> day)));
  }

  private static List<Slice> slices(StoreFigures figures) {
    return figures.conversions().stream()
        .map(ConversionDay::slice)
        .filter(slice -> slice.dimensions().size() < 2)
        .distinct()
        .sorted(Comparator.comparing(slice -> slice.isTotal() ? "" : slice.text()))
        .toList();
  }

  private static Line line(
      LocalDate day, Map<String, ConversionDay> rows, List<Definitions.Conversion> conversions) {
    ConversionDay any = rows.values().iterator().next();
    List<Cell> cells =
        conversions.stream()
            .map(c -> Optional.ofNullable(rows.get(c.name())))
            .map(row -> row.map(TrendSection::cell).orElse(new Cell(Words.NOTHING, "")))
            .toList();
    return new Line(Words.day(day), Words.count(any.sessions()), !any.isFinal(), cells);
  }

  private static Cell cell(ConversionDay row) {
    String interval =
        row.low().isPresent() && row.high().isPresent()
            ? ", 95 % interval " + Words.percent(row.low()) + " – " + Words.percent(row.high())
            : "";
    return new Cell(
        Words.percent(row.rate()), Words.count(row.converting()) + " sessions" + interval);
  }

  /** Columns rather than rows: 400 days of 8 slices would repeat their names 50,000 times. */
  private static Map<String, Object> data(
      StoreFigures figures, List<Definitions.Conversion> conversions, List<Slice> slices) {
    List<LocalDate> days = days(figures);
    Map<Key, Map<LocalDate, ConversionDay>> series =
        figures.conversions().stream()
            .filter(day -> day.slice().dimensions().size() < 2)
            .collect(
                Collectors.groupingBy(
                    day -> new Key(day.conversion(), day.slice()),
                    Collectors.toMap(ConversionDay::day, day -> day)));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("first", days.get(0).toString());
    data.put("days", days.size());
    data.put("period", figures.period().first().toString());
    data.put("labels", conversions.stream().map(Definitions.Conversion::label).toList());
    data.put("slices", slices.stream().map(Slice::text).toList());
    data.put("provisional", provisional(figures));
    data.put(
        "series",
        conversions.stream()
            .map(c -> slices.stream().map(s -> new Key(c.name(), s)))
            .map(keys -> keys.map(k -> columns(series.getOrDefault(k, Map.of()), days)).toList())
            .toList());
    return data;
  }

  /** From the first day with figures to the end of the period: days without any leave a gap. */
  private static List<LocalDate> days(StoreFigures figures) {
    LocalDate first =
        figures.conversions().stream()
            .map(ConversionDay::day)
            .min(LocalDate::compareTo)
            .orElse(figures.period().first());
    return first.datesUntil(figures.period().last().plusDays(1)).toList();
  }

  private static List<String> provisional(StoreFigures figures) {
    return figures.conversions().stream()
        .filter(day -> day.slice().isTotal() && !day.isFinal())
        .map(day -> day.day().toString())
        .distinct()
        .sorted()
        .toList();
  }

  private record Key(String conversion, Slice slice) {}

  private static Map<String, Object> columns(
      Map<LocalDate, ConversionDay> rows, List<LocalDate> days) {
    List<@Nullable Object> rate = new ArrayList<>();
    List<@Nullable Object> low = new ArrayList<>();
    List<@Nullable Object> high = new ArrayList<>();
    List<Object> sessions = new ArrayList<>();
    List<Object> converting = new ArrayList<>();
    for (LocalDate day : days) {
      Optional<ConversionDay> row = Optional.ofNullable(rows.get(day));
      rate.add(number(row.map(ConversionDay::rate)));
      low.add(number(row.map(ConversionDay::low)));
      high.add(number(row.map(ConversionDay::high)));
      sessions.add(row.map(ConversionDay::sessions).orElse(0L));
      converting.add(row.map(ConversionDay::converting).orElse(0L));
    }
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("rate", rate);
    columns.put("low", low);
    columns.put("high", high);
    columns.put("sessions", sessions);
    columns.put("converting", converting);
    return columns;
  }

  private static @Nullable Double number(Optional<OptionalDouble> value) {
    return value.isPresent() && value.get().isPresent()
        ? Math.round(value.get().getAsDouble() * PRECISION) / PRECISION
        : null;
  }
}
