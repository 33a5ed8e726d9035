package io.waymark.session;

import io.waymark.visitor.Cutter;
import io.waymark.visitor.Piece;
import io.waymark.visitor.Resumption;
import io.waymark.visitor.VisitorEvent;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the sorted events of visitors into sessions (semantics 3.1 to 3.3): a silence longer than
 * the gap ends a stretch; inside of a stretch lie cuts by length, midnight and campaign. All cuts
 * are measured from the stretch, so none moves another.
 */
public final class SessionCutter implements Cutter {
  public static final String MAX_LENGTH = "max-length";
  public static final String MIDNIGHT = "midnight";
  public static final String CAMPAIGN = "campaign";

  private final CutSettings settings;
  private final Map<String, BusinessDays> days = new HashMap<>();

  private @Nullable VisitorEvent last;
  private long stretchStart;
  private @Nullable String campaign;
  private boolean isOpen;

  public SessionCutter(CutSettings settings) {
    this.settings = settings;
    settings.zones().forEach((store, zone) -> days.put(store, new BusinessDays(zone)));
  }

  @Override
  public Optional<Piece> next(VisitorEvent event) {
    Optional<Piece> piece = begins(event);
    if (event.campaign() != null) {
      campaign = event.campaign();
    }
    last = event;
    return piece;
  }

  private Optional<Piece> begins(VisitorEvent event) {
    VisitorEvent before = last;
    if (before == null || !event.isOfSameStream(before) || isSilent(before, event)) {
      Resumption resumption = event.resumption();
      return Optional.of(resumption == null ? beginStretch(event) : goOn(resumption));
    }
    if (!isOpen) {
      isOpen = opens(event);
      return isOpen
          ? Optional.of(new Piece(stretchStart, null, campaign, true, true))
          : Optional.empty();
    }
    return cutReason(before, event)
        .map(reason -> new Piece(stretchStart, reason, campaign, true, false));
  }

  private Piece beginStretch(VisitorEvent event) {
    stretchStart = event.atMicros();
    campaign = null;
    isOpen = opens(event);
    return new Piece(stretchStart, null, null, isOpen, false);
  }

  /** Only an open stretch is cut into pieces. */
  private Piece goOn(Resumption resumption) {
    stretchStart = resumption.stretchStartMicros();
    campaign = resumption.campaign();
    isOpen = true;
    return new Piece(stretchStart, resumption.cutReason(), campaign, true, false);
  }

  private boolean isSilent(VisitorEvent before, VisitorEvent event) {
    long silence = event.sessionKey() == null ? settings.gapMicros() : settings.keyedMicros();
    return event.atMicros() - before.atMicros() > silence;
  }

  private boolean opens(VisitorEvent event) {
    return settings.openerCondition() < 0 || event.meets(settings.openerCondition());
  }

  private Optional<String> cutReason(VisitorEvent before, VisitorEvent event) {
    if (lengths(event) > lengths(before)) {
      return Optional.of(MAX_LENGTH);
    }
    if (settings.isCutAtMidnight() && !day(event).equals(day(before))) {
      return Optional.of(MIDNIGHT);
    }
    if (settings.isCutAtCampaign()
        && campaign != null
        && event.campaign() != null
        && !campaign.equals(event.campaign())) {
      return Optional.of(CAMPAIGN);
    }
    return Optional.empty();
  }

  /** How many whole lengths lie before the event; one exactly on a cut is of the earlier piece. */
  private long lengths(VisitorEvent event) {
    long sinceStart = event.atMicros() - stretchStart;
    return sinceStart == 0 ? 0 : (sinceStart - 1) / settings.maxLengthMicros();
  }

  private LocalDate day(VisitorEvent event) {
    BusinessDays ofStore = days.get(event.storeId());
    if (ofStore == null) {
      throw new IllegalArgumentException("no store " + event.storeId());
    }
    return ofStore.of(event.atMicros());
  }
}
