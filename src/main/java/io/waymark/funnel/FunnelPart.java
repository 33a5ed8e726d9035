package io.waymark.funnel;

import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps just the events of a session that some funnel needs. */
public final class FunnelPart implements SessionPart<List<KeptEvent>> {
  private final List<FunnelCollector> collectors = new ArrayList<>();
  private @Nullable VisitorEvent last;
  private int tieOrdinal;

  /** For the declared funnels, in their order. */
  public FunnelPart(List<FunnelChoice> choices) {
    choices.forEach(choice -> collectors.add(new FunnelCollector(collectors.size(), choice)));
  }

  @Override
  public void begin() {
    collectors.forEach(FunnelCollector::begin);
  }

  @Override
  public void add(VisitorEvent event) {
    VisitorEvent before = last;
    boolean isTied =
        before != null && before.atMicros() == event.atMicros() && event.isOfSameStream(before);
    tieOrdinal = isTied ? tieOrdinal + 1 : 0;
    last = event;
    for (FunnelCollector collector : collectors) {
      collector.add(event, tieOrdinal);
    }
  }

  @Override
  public List<KeptEvent> end() {
    List<KeptEvent> kept = new ArrayList<>();
    collectors.forEach(collector -> kept.addAll(collector.end()));
    return kept;
  }
}
