package io.waymark.testkit.oracle;

import io.waymark.config.AudienceCondition;
import io.waymark.config.AudienceSettings;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** 3.11 and 9: rows of {@code audience_members} and {@code daily_audience_sizes}. */
final class AudienceTables {
  /** Who acts as one: the store, the name of the unit, its visitors and its person, if any. */
  private record Group(String store, String unit, List<String> visitors, String person) {}

  private final Settings settings;
  private final Map<String, List<SessionFacts>> sessions;
  private final Map<String, LocalDate> through;
  private final List<OracleEvent> events;
  private final Map<String, String> persons = new TreeMap<>();
  private final OracleTable.Builder members = new OracleTable.Builder();
  private final OracleTable.Builder sizes = new OracleTable.Builder();

  AudienceTables(
      Settings settings,
      List<OracleEvent> events,
      Map<String, List<SessionFacts>> sessions,
      Map<String, LocalDate> through) {
    this.settings = settings;
    this.events = Oracle.inOrder(events);
    this.sessions = sessions;
    this.through = through;
    for (OracleEvent event : this.events) {
      if (event.visitor().isPresent() && event.text("user_id").isPresent()) {
        persons.put(
            event.store() + "\n" + event.visitor().orElseThrow(),
            event.text("user_id").orElseThrow());
      }
    }
    settings.audiences().forEach(a -> a.stores().forEach(store -> add(a, store)));
  }

  OracleTable members() {
    return members.build();
  }

  OracleTable sizes() {
    return sizes.build();
  }

  private void add(AudienceSettings audience, String store) {
    List<SessionFacts> all =
        sessions.getOrDefault(store, List.of()).stream()
            .filter(facts -> facts.session().isCounted())
            .toList();
    Optional<LocalDate> first = all.stream().map(SessionFacts::date).min(Comparator.naturalOrder());
    LocalDate last = through.get(store);
    if (last == null || first.isEmpty()) {
      return;
    }
    List<SessionFacts> people =
        all.stream().filter(f -> settings.bots().areCounted() || !f.isBot()).toList();
    List<Group> groups = groups(audience, store, all);
    for (int back = settings.insights().audiences().days() - 1; back >= 0; back--) {
      LocalDate asOf = last.minusDays(back);
      if (!asOf.isBefore(first.get())) {
        addDay(audience, groups, people, asOf, store);
      }
    }
  }

  private void addDay(
      AudienceSettings audience,
      List<Group> groups,
      List<SessionFacts> people,
      LocalDate asOf,
      String store) {
    long[] counts = new long[4];
    for (Group group : groups) {
      List<SessionFacts> own =
          people.stream()
              .filter(facts -> group.visitors().contains(facts.session().visitor()))
              .toList();
      if (belongs(audience, own, asOf)) {
        Optional<String> consent = consent(group);
        boolean isMissing = audience.needsConsent() && !consent.equals(Optional.of("true"));
        boolean isHeldOut = isHeldOut(audience, group);
        for (String visitor : group.visitors()) {
          Map<String, String> row = key(audience, store, asOf);
          row.put("visitor_id", visitor);
          row.put("person_id", group.person());
          row.put("why", why(audience, own, asOf));
          row.put("is_marketing_consented", consent.orElse(""));
          row.put("is_held_out", String.valueOf(isHeldOut));
          row.put("is_listed", String.valueOf(!isHeldOut && !isMissing));
          addSince(row, audience, own, asOf);
          members.add(row);
          counts[0]++;
          counts[isMissing ? 1 : isHeldOut ? 2 : 3]++;
        }
      }
    }
    sizes.add(
        key(audience, store, asOf),
        "members",
        String.valueOf(counts[0]),
        "without_consent",
        String.valueOf(counts[1]),
        "held_out",
        String.valueOf(counts[2]),
        "listed",
        String.valueOf(counts[3]));
  }

  private void addSince(
      Map<String, String> row, AudienceSettings audience, List<SessionFacts> own, LocalDate asOf) {
    LocalDate limit =
        asOf.minusDays(
            audience.conditions().stream().mapToInt(AudienceCondition::days).max().orElseThrow());
    LocalDate since = asOf;
    while (since.isAfter(limit) && belongs(audience, own, since.minusDays(1))) {
      since = since.minusDays(1);
    }
    row.put("member_since", since.toString());
    row.put("is_member_longer", String.valueOf(since.equals(limit)));
  }

  private static boolean belongs(
      AudienceSettings audience, List<SessionFacts> own, LocalDate asOf) {
    for (AudienceCondition condition : audience.conditions()) {
      long count = count(condition, own, asOf);
      if (condition.atLeast().filter(least -> count < least).isPresent()
          || condition.atMost().filter(most -> count > most).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static long count(AudienceCondition condition, List<SessionFacts> own, LocalDate asOf) {
    long count = 0;
    for (SessionFacts facts : own) {
      boolean isIn =
          !facts.date().isAfter(asOf) && facts.date().isAfter(asOf.minusDays(condition.days()));
      if (isIn && condition.conversion().isEmpty()) {
        count++;
      } else if (isIn) {
        count +=
            facts
                .happening(condition.conversion().orElseThrow())
                .map(Happening::occurrences)
                .orElse(0L);
      }
    }
    return count;
  }

  private static String why(AudienceSettings audience, List<SessionFacts> own, LocalDate asOf) {
    return audience.conditions().stream()
        .map(
            condition ->
                String.format(
                    "%s %d in %d day%s",
                    condition.conversion().orElse("sessions"),
                    count(condition, own, asOf),
                    condition.days(),
                    condition.days() == 1 ? "" : "s"))
        .collect(Collectors.joining(", "));
  }

  /** All visitors with a session that counts, and whoever belongs to their persons. */
  private List<Group> groups(AudienceSettings audience, String store, List<SessionFacts> all) {
    boolean isByPerson = audience.unit() == AudienceSettings.Unit.PERSON;
    Map<String, TreeSet<String>> byPerson = new TreeMap<>();
    List<Group> groups = new ArrayList<>();
    TreeSet<String> visitors = new TreeSet<>();
    all.forEach(facts -> visitors.add(facts.session().visitor()));
    persons.forEach(
        (visitor, person) -> {
          if (visitor.startsWith(store + "\n")) {
            byPerson
                .computeIfAbsent(person, any -> new TreeSet<>())
                .add(visitor.substring(store.length() + 1));
          }
        });
    for (String visitor : visitors) {
      if (!isByPerson || !persons.containsKey(store + "\n" + visitor)) {
        groups.add(new Group(store, "visitor:" + visitor, List.of(visitor), ""));
      }
    }
    if (isByPerson) {
      byPerson.forEach(
          (person, its) ->
              groups.add(new Group(store, "person:" + person, List.copyOf(its), person)));
    }
    return groups;
  }

  /** The last statement on any device; of two at one instant the refusal. */
  private Optional<String> consent(Group group) {
    return events.stream()
        .filter(event -> event.store().equals(group.store()))
        .filter(event -> event.visitor().filter(group.visitors()::contains).isPresent())
        .filter(event -> event.text("is_marketing_consented").isPresent())
        .max(
            Comparator.comparing(OracleEvent::at)
                .thenComparing(e -> e.text("is_marketing_consented").orElseThrow().equals("false")))
        .flatMap(event -> event.text("is_marketing_consented"));
  }

  private static boolean isHeldOut(AudienceSettings audience, Group group) {
    try {
      String text = audience.holdOutSalt() + "\n" + group.store() + "\n" + group.unit();
      String hex =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(text.getBytes(StandardCharsets.UTF_8)));
      BigDecimal place = new BigDecimal(new BigInteger(hex.substring(0, 16), 16));
      BigDecimal all = new BigDecimal(BigInteger.ONE.shiftLeft(64));
      return place.compareTo(audience.holdOut().multiply(all)) < 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> key(AudienceSettings audience, String store, LocalDate asOf) {
    Map<String, String> key = new TreeMap<>();
    key.put("store_id", store);
    key.put("as_of_date", asOf.toString());
    key.put("audience", audience.name());
    key.put("definition_version", SettingsHash.audienceVersion(audience, settings.definitions()));
    return key;
  }
}
