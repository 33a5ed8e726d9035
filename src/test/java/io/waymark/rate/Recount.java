package io.waymark.rate;

import io.waymark.config.DefinitionSettings;
import io.waymark.config.Slice;
import io.waymark.rate.RandomSessions.Happened;
import io.waymark.rate.RandomSessions.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The daily figures once more, by looking at all sessions again for each of them. */
final class Recount {
  static final String[] CONVERSION_COLUMNS = {
    "store_id",
    "session_date",
    "slice",
    "device",
    "channel",
    "plan",
    "country",
    "conversion",
    "sessions",
    "converting_sessions",
    "events",
    "visitors",
    "converting_visitors",
    "value",
    "effective_sessions"
  };

  static final String[] STAGE_COLUMNS = {
    "store_id",
    "session_date",
    "slice",
    "device",
    "channel",
    "plan",
    "country",
    "stage",
    "sessions",
    "reached",
    "made",
    "went_on",
    "dropped"
  };

  private final DefinitionSettings definitions;
  private final Map<List<String>, List<Session>> groups = new HashMap<>();

  /**
   * Groups the sessions.
   *
   * @param days store and date, parted by a blank
   */
  Recount(List<Session> sessions, Set<String> days, DefinitionSettings definitions) {
    this.definitions = definitions;
    List<Slice> slices = new ArrayList<>(definitions.slices());
    slices.add(new Slice(List.of()));
    for (Session session : sessions) {
      boolean isPublished = days.contains(session.storeId() + " " + session.date());
      if (isPublished && session.isCounted() && !session.isBot()) {
        slices.forEach(
            slice ->
                groups.computeIfAbsent(place(session, slice), p -> new ArrayList<>()).add(session));
      }
    }
  }

  List<List<String>> conversionRates() {
    List<List<String>> rows = new ArrayList<>();
    groups.forEach(
        (place, sessions) ->
            definitions
                .conversions()
                .forEach(c -> rows.add(row(place, c.name(), conversion(c.name(), sessions)))));
    return rows;
  }

  List<List<String>> stageRates() {
    List<List<String>> rows = new ArrayList<>();
    groups.forEach(
        (place, sessions) ->
            definitions
                .stages()
                .forEach(
                    s ->
                        rows.add(
                            row(place, s.name(), stage(definitions.ordinal(s.name()), sessions)))));
    return rows;
  }

  private static List<String> place(Session session, Slice slice) {
    List<String> place = new ArrayList<>(List.of(session.storeId(), session.date(), slice.name()));
    for (String name : List.of("device", "channel", "plan", "country")) {
      boolean isInEffect = slice.dimensions().contains(name);
      place.add(isInEffect ? session.dimensions().getOrDefault(name, "") : "all");
    }
    return place;
  }

  private static List<String> row(List<String> place, String name, List<String> figures) {
    return Stream.of(place, List.of(name), figures).flatMap(List::stream).toList();
  }

  private static List<String> conversion(String name, List<Session> sessions) {
    List<Session> converting = sessions.stream().filter(s -> converts(s, name)).toList();
    return List.of(
        "" + sessions.size(),
        "" + converting.size(),
        "" + sum(sessions, name, Happened::times),
        "" + byVisitor(sessions).size(),
        "" + byVisitor(converting).size(),
        BigDecimal.valueOf(sum(sessions, name, Happened::value), 4).toPlainString(),
        effective(name, sessions));
  }

  private static List<String> stage(int stage, List<Session> sessions) {
    long reached = sessions.stream().filter(s -> s.furthestStage() >= stage).count();
    long wentOn = sessions.stream().filter(s -> s.furthestStage() > stage).count();
    long made =
        sessions.stream()
            .filter(s -> s.conversions().stream().anyMatch(h -> h.stage() == stage))
            .count();
    return Stream.of((long) sessions.size(), reached, made, wentOn, reached - wentOn)
        .map(String::valueOf)
        .toList();
  }

  /** By the textbook's formula on the visitors, where the pipeline uses sums. */
  private static String effective(String name, List<Session> sessions) {
    Map<String, List<Session>> visitors = byVisitor(sessions);
    double n = visitors.size();
    if (n < 2) {
      return "";
    }
    double all = sessions.size();
    double rate = sessions.stream().filter(s -> converts(s, name)).count() / all;
    double squares = 0;
    for (List<Session> own : visitors.values()) {
      long converting = own.stream().filter(s -> converts(s, name)).count();
      squares += Math.pow(converting - rate * own.size(), 2);
    }
    double variance = squares / ((n - 1) * n * Math.pow(all / n, 2));
    double effective = variance < 1e-12 ? all : Math.min(all, rate * (1 - rate) / variance);
    return "" + Math.round(effective * 1e6) / 1e6;
  }

  private static Map<String, List<Session>> byVisitor(List<Session> sessions) {
    return sessions.stream().collect(Collectors.groupingBy(Session::visitorId));
  }

  private static boolean converts(Session session, String name) {
    return session.conversions().stream().anyMatch(h -> h.conversion().equals(name));
  }

  private static long sum(List<Session> sessions, String name, ToLongFunction<Happened> count) {
    return sessions.stream()
        .flatMap(session -> session.conversions().stream())
        .filter(h -> h.conversion().equals(name))
        .mapToLong(count)
        .sum();
  }
}
