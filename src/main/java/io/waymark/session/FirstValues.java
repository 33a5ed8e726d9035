package io.waymark.session;

import io.waymark.visitor.VisitorEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attributes that come from the first event of a session that has them (semantics 3.6). */
final class FirstValues {
  @Nullable String page;
  @Nullable String pageType;
  @Nullable String device;
  @Nullable String country;
  private final @Nullable String[] dimensions;

  FirstValues(int dimensionCount) {
    dimensions = new String[dimensionCount];
  }

  void begin() {
    page = null;
    pageType = null;
    device = null;
    country = null;
    Arrays.fill(dimensions, null);
  }

  void add(VisitorEvent event) {
    if (page == null) {
      addPage(event);
    }
    if (device == null) {
      device = event.device();
    }
    if (country == null) {
      country = event.country();
    }
    for (int i = 0; i < dimensions.length; i++) {
      if (dimensions[i] == null) {
        dimensions[i] = event.dimensions()[i];
      }
    }
  }

  /** The type is that of the entry page; sources that name pages by type alone have just a type. */
  private void addPage(VisitorEvent event) {
    page = event.pagePath();
    if (page != null || pageType == null) {
      pageType = event.pageType();
    }
  }

  /** A copy, because the next session begins before this one is written. */
  List<@Nullable String> dimensions() {
    return new ArrayList<>(Arrays.asList(dimensions));
  }
}
