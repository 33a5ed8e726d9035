package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;

import io.waymark.config.AudienceSettings;
import io.waymark.insight.audience.Membership;
import io.waymark.table.AudienceMembers;
import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import io.waymark.table.spark.SparkTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** From what sessions did to {@code audience_members}, for all as-of days that are kept. */
public final class AudienceFinder {
  private static final String LABEL = "_label";
  private static final String DAY = "_day";
  private static final String COUNT = "_count";

  private final List<AudienceSettings> audiences;
  private final Map<String, String> versions;
  private final Map<String, LocalDate> through;
  private final int keptDays;

  /**
   * For the declared audiences.
   *
   * @param versions by name of the audience
   * @param through the last as-of day by store; a store without one has no members
   * @param keptDays as-of days up to it
   */
  public AudienceFinder(
      List<AudienceSettings> audiences,
      Map<String, String> versions,
      Map<String, LocalDate> through,
      int keptDays) {
    this.audiences = List.copyOf(audiences);
    this.versions = new TreeMap<>(versions);
    this.through = new TreeMap<>(through);
    this.keptDays = keptDays;
  }

  /** The first day of which sessions are needed; empty: no store has data. */
  public Optional<LocalDate> firstDay() {
    return audiences.stream()
        .flatMap(
            audience ->
                audience.stores().stream()
                    .flatMap(store -> Optional.ofNullable(through.get(store)).stream())
                    .map(last -> firstDay(audience, last.minusDays(keptDays - 1L))))
        .min(LocalDate::compareTo);
  }

  private static LocalDate firstDay(AudienceSettings audience, LocalDate asOf) {
    return LocalDate.ofEpochDay(new Membership(audience).firstDay((int) asOf.toEpochDay()));
  }

  /**
   * Rows of {@code audience_members}.
   *
   * @param sessions those that figures count, from {@link #firstDay} on; asked for only if an
   *     audience counts sessions
   * @param conversions rows of {@code session_conversions}, likewise
   * @param identities rows of {@code visitor_identities}
   * @param consents rows of {@code marketing_consent_days}
   */
  public Dataset<Row> members(
      Dataset<Row> sessions,
      Dataset<Row> conversions,
      Dataset<Row> identities,
      Dataset<Row> consents) {
    return Arrays.stream(AudienceSettings.Unit.values())
        .filter(unit -> audiences.stream().anyMatch(audience -> audience.unit() == unit))
        .map(
            unit -> {
              List<AudienceSettings> of =
                  audiences.stream().filter(audience -> audience.unit() == unit).toList();
              AudienceUnits units = new AudienceUnits(unit, identities);
              Dataset<Row> days = units.of(days(of, sessions, conversions));
              return withConsent(units.visitors(found(of, days)), consents);
            })
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /** A row per visitor, label and session that counts. */
  private static Dataset<Row> days(
      List<AudienceSettings> of, Dataset<Row> sessions, Dataset<Row> conversions) {
    Set<String> stores = all(of, AudienceSettings::stores);
    Set<String> names = all(of, AudienceSettings::conversions);
    Dataset<Row> days =
        conversions
            .where(col(SessionConversions.STORE_ID).isInCollection(stores))
            .where(col(SessionConversions.CONVERSION).isInCollection(names))
            .select(
                col(SessionConversions.STORE_ID),
                col(SessionConversions.VISITOR_ID),
                col(SessionConversions.CONVERSION).as(LABEL),
                unix_date(col(SessionConversions.SESSION_DATE)).as(DAY),
                col(SessionConversions.OCCURRENCES).as(COUNT));
    return of.stream().noneMatch(AudienceSettings::countsSessions)
        ? days
        : days.unionByName(
            sessions
                .where(col(Sessions.STORE_ID).isInCollection(stores))
                .select(
                    col(Sessions.STORE_ID),
                    col(Sessions.VISITOR_ID),
                    lit(Membership.key(Optional.empty())).as(LABEL),
                    unix_date(col(Sessions.SESSION_DATE)).as(DAY),
                    lit(1L).as(COUNT)));
  }

  private static Set<String> all(
      List<AudienceSettings> of, Function<AudienceSettings, ? extends Iterable<String>> names) {
    Set<String> all = new TreeSet<>();
    of.forEach(audience -> names.apply(audience).forEach(all::add));
    return all;
  }

  /** A row per unit, audience and as-of day. */
  private Dataset<Row> found(List<AudienceSettings> of, Dataset<Row> days) {
    Map<String, Integer> last = new TreeMap<>();
    through.forEach((store, day) -> last.put(store, (int) day.toEpochDay()));
    Column[] unit = {col(Sessions.STORE_ID), col(MemberRows.UNIT)};
    return days.where(col(Sessions.STORE_ID).isInCollection(last.keySet()))
        .repartition(unit)
        .groupBy(col(Sessions.STORE_ID), col(MemberRows.UNIT), col(LABEL), col(DAY))
        .agg(sum(COUNT).as(COUNT))
        .sortWithinPartitions(unit)
        .mapPartitions(new MemberRows(of, last, keptDays), Encoders.row(MemberRows.SCHEMA));
  }

  /** The last statement of any visitor of the unit; only what members said is summed up. */
  private Dataset<Row> withConsent(Dataset<Row> members, Dataset<Row> consents) {
    Dataset<Row> visitors =
        members
            .select(col(Sessions.STORE_ID), col(Sessions.VISITOR_ID), col(MemberRows.UNIT))
            .distinct();
    Dataset<Row> said =
        ConsentFinder.last(
            consents.join(visitors, new String[] {Sessions.VISITOR_ID, Sessions.STORE_ID}),
            col(Sessions.STORE_ID),
            col(MemberRows.UNIT));
    Column isConsented = col(AudienceMembers.IS_MARKETING_CONSENTED);
    Column isEnough =
        not(col(AudienceMembers.AUDIENCE).isInCollection(askingForConsent()))
            .or(coalesce(isConsented, lit(false)));
    Dataset<Row> all =
        members
            .join(said, new String[] {MemberRows.UNIT, Sessions.STORE_ID}, "left")
            .withColumn(AudienceMembers.AS_OF_DATE, day(MemberRows.AS_OF_DAY))
            .withColumn(AudienceMembers.MEMBER_SINCE, day(MemberRows.SINCE_DAY))
            .withColumn(
                AudienceMembers.IS_LISTED, not(col(AudienceMembers.IS_HELD_OUT)).and(isEnough))
            .withColumn(
                AudienceMembers.DEFINITION_VERSION,
                element_at(versionByName(), col(AudienceMembers.AUDIENCE)));
    return SparkTables.conform(AudienceMembers.TABLE, all);
  }

  private Set<String> askingForConsent() {
    Set<String> names = new TreeSet<>();
    audiences.stream()
        .filter(AudienceSettings::needsConsent)
        .forEach(audience -> names.add(audience.name()));
    return names;
  }

  private Column versionByName() {
    List<Column> entries = new ArrayList<>();
    versions.forEach(
        (name, version) -> {
          entries.add(lit(name));
          entries.add(lit(version));
        });
    return map(entries.toArray(Column[]::new));
  }

  private static Column day(String epochDay) {
    return date_from_unix_date(col(epochDay));
  }
}
