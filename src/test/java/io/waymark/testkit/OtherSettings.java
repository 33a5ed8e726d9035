package io.waymark.testkit;

import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.FunnelSettings;
import io.waymark.config.IngestSettings;
import io.waymark.config.InsightSettings;
import io.waymark.config.OperationSettings;
import io.waymark.config.SessionSettings;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same settings but for one thing. */
public final class OtherSettings {
  private OtherSettings() {}

  /** One part in the place of that of its kind. */
  private static Settings with(Settings settings, Object part) {
    return new Settings(
        settings.warehouse(),
        settings.stores(),
        either(part, settings.ingest()),
        either(part, settings.sessions()),
        settings.bots(),
        either(part, settings.definitions()),
        settings.quality(),
        settings.serve(),
        either(part, settings.operations()),
        either(part, settings.insights()),
        settings.experiments(),
        settings.audiences(),
        settings.sources());
  }

  @SuppressWarnings("unchecked")
  private static <T> T either(Object part, T present) {
    return present.getClass().isInstance(part) ? (T) part : present;
  }

  public static Settings idleGap(Settings settings, Duration gap) {
    SessionSettings sessions = settings.sessions();
    Duration longest = gap.compareTo(sessions.maxLength()) > 0 ? gap : sessions.maxLength();
    return sessions(settings, gap, longest, sessions.isKeyedBySource());
  }

  /** Sessions by the ids of the source where they were by silence, and the other way round. */
  public static Settings otherSessionKey(Settings settings) {
    SessionSettings sessions = settings.sessions();
    return sessions(
        settings, sessions.idleGap(), sessions.maxLength(), !sessions.isKeyedBySource());
  }

  private static Settings sessions(
      Settings settings, Duration gap, Duration longest, boolean isKeyedBySource) {
    SessionSettings sessions = settings.sessions();
    return with(
        settings,
        new SessionSettings(
            gap,
            longest,
            sessions.isCutAtMidnight(),
            sessions.isCutAtCampaign(),
            isKeyedBySource,
            sessions.opener(),
            sessions.pageView(),
            sessions.returningWithin()));
  }

  public static Settings maxRejectedShare(Settings settings, double share) {
    IngestSettings ingest = settings.ingest();
    return ingest(settings, ingest.lateHorizon(), ingest.settleEvery(), share);
  }

  /** Late events are gathered for some days, and are hardly ever too late. */
  public static Settings settledEvery(Settings settings, int days, Duration lateHorizon) {
    return ingest(settings, lateHorizon, days, settings.ingest().maxRejectedShare());
  }

  private static Settings ingest(
      Settings settings, Duration lateHorizon, int settleEvery, double maxRejectedShare) {
    IngestSettings ingest = settings.ingest();
    return with(
        settings,
        new IngestSettings(
            ingest.lookbackDays(),
            lateHorizon,
            settleEvery,
            ingest.duplicateWindow(),
            ingest.futureTolerance(),
            ingest.earliestEvent(),
            maxRejectedShare,
            ingest.limits()));
  }

  public static Settings conversions(Settings settings, List<Conversion> conversions) {
    return definitions(settings, conversions, settings.definitions().funnels());
  }

  public static Settings funnels(Settings settings, List<FunnelSettings> funnels) {
    return definitions(settings, settings.definitions().conversions(), funnels);
  }

  private static Settings definitions(
      Settings settings, List<Conversion> conversions, List<FunnelSettings> funnels) {
    DefinitionSettings before = settings.definitions();
    return with(
        settings,
        new DefinitionSettings(
            before.stages(),
            conversions,
            before.macroConversion(),
            before.channels(),
            before.pageTypes(),
            before.dimensions(),
            before.slices(),
            funnels,
            before.products()));
  }

  public static Settings operations(Settings settings, OperationSettings operations) {
    return with(settings, operations);
  }

  public static Settings insights(Settings settings, InsightSettings insights) {
    return with(settings, insights);
  }

  /** One source in the place of that of its name. */
  public static Settings source(Settings settings, SourceSettings source) {
    Map<String, SourceSettings> sources = new TreeMap<>(settings.sources());
    sources.put(source.name(), source);
    return new Settings(
        settings.warehouse(),
        settings.stores(),
        settings.ingest(),
        settings.sessions(),
        settings.bots(),
        settings.definitions(),
        settings.quality(),
        settings.serve(),
        settings.operations(),
        settings.insights(),
        settings.experiments(),
        settings.audiences(),
        sources);
  }

  /** A source that does not read one field. */
  public static SourceSettings without(SourceSettings source, String field) {
    Map<String, SourceSettings.FieldRule> fields = new TreeMap<>(source.fields());
    fields.remove(field);
    return new SourceSettings(
        source.name(),
        source.files(),
        source.format(),
        source.delimited(),
        source.batch(),
        fields,
        source.eventId(),
        source.times(),
        source.clientAt(),
        source.sentAt(),
        source.receivedAt(),
        source.sequence(),
        source.properties(),
        source.dropped(),
        source.isOrderItems());
  }
}
