package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.AlertSettings;
import io.waymark.config.ChangeSettings;
import io.waymark.config.InsightSettings;
import io.waymark.config.KeptAudiences;
import io.waymark.config.LeadingSettings;
import io.waymark.config.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Binds what is worked out from the published figures. */
final class InsightBinder {
  private final Declared declared;

  InsightBinder(Declared declared) {
    this.declared = declared;
  }

  Optional<InsightSettings> bind(Section insights) {
    boolean isEnabled = insights.required("enabled", true, Scalars::flag);
    Optional<AlertSettings> alerts = alerts(insights.section("alerts"));
    Optional<LeadingSettings> leading = leading(insights.section("leading-indicators"));
    Optional<ChangeSettings> changes = changes(insights.section("rate-changes"));
    Optional<KeptAudiences> audiences = audiences(insights.section("audiences"));
    return insights.build(
        () ->
            new InsightSettings(
                isEnabled,
                alerts.orElseThrow(),
                leading.orElseThrow(),
                changes.orElseThrow(),
                audiences.orElseThrow()));
  }

  private Optional<ChangeSettings> changes(Section changes) {
    int days = changes.required("days", 1, IngestBinder::count);
    int weeks = changes.required("weeks", 1, IngestBinder::count);
    int leastConversions = changes.required("least-conversions", 1, IngestBinder::count);
    int maxParts = changes.required("max-parts", 1, IngestBinder::count);
    List<ChangeSettings.Pair> pairs = new ArrayList<>();
    changes.sections("compare").forEach(pair -> pair(pair).ifPresent(pairs::add));
    return changes.build(() -> new ChangeSettings(days, weeks, leastConversions, maxParts, pairs));
  }

  private Optional<ChangeSettings.Pair> pair(Section pair) {
    String dimension = pair.required("dimension", "", this::dimension);
    String value = pair.required("value", "", Scalars::text);
    String with = pair.required("with", " ", Scalars::text);
    return pair.build(() -> new ChangeSettings.Pair(dimension, value, with));
  }

  private String dimension(ConfigValue value) {
    String name = Scalars.text(value);
    if (!declared.dimensions().contains(name)) {
      throw new IllegalArgumentException(
          "no dimension is called " + name + Spelling.hint(name, declared.dimensions()));
    }
    return name;
  }

  private static Optional<KeptAudiences> audiences(Section audiences) {
    int days = audiences.required("keep", 1, AudienceBinder::days);
    return audiences.build(() -> new KeptAudiences(days));
  }

  private static Optional<LeadingSettings> leading(Section leading) {
    int days = leading.required("days", 1, IngestBinder::count);
    int lags = leading.required("lags", 1, IngestBinder::count);
    int leastDays = leading.required("least-days", 1, IngestBinder::count);
    int leastConversions = leading.required("least-conversions", 1, IngestBinder::count);
    int mostItems = leading.required("max-items", 1, IngestBinder::count);
    BigDecimal significance = leading.required("significance", BigDecimal.ONE, Scalars::number);
    return leading.build(
        () ->
            new LeadingSettings(
                days, lags, leastDays, leastConversions, mostItems, significance.doubleValue()));
  }

  private Optional<AlertSettings> alerts(Section alerts) {
    int baselineDays = alerts.required("baseline-days", 1, IngestBinder::count);
    int leastDays = alerts.required("least-days", 1, IngestBinder::count);
    int memory = alerts.required("memory-days", 1, IngestBinder::count);
    BigDecimal drift = alerts.required("drift", BigDecimal.ZERO, Scalars::number);
    BigDecimal falseShare = alerts.required("false-share", BigDecimal.ONE, Scalars::number);
    int maxPerDay = alerts.required("max-per-day", 1, IngestBinder::count);
    BigDecimal leastVolume = alerts.required("least-volume", BigDecimal.ZERO, Scalars::number);
    List<String> rises = alerts.list("rises", this::conversion);
    return alerts.build(
        () ->
            new AlertSettings(
                baselineDays,
                leastDays,
                memory,
                drift.doubleValue(),
                falseShare.doubleValue(),
                maxPerDay,
                leastVolume.doubleValue(),
                new TreeSet<>(rises)));
  }

  private String conversion(ConfigValue value) {
    String name = Scalars.text(value);
    if (!declared.conversions().contains(name)) {
      throw new IllegalArgumentException(
          "no conversion is called " + name + Spelling.hint(name, declared.conversions()));
    }
    return name;
  }
}
