package io.waymark.source;

import io.waymark.config.LimitSettings;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The raw text of a rejected record without the paths that are never kept. */
final class KeptText {
  private final PathNode dropped = PathNode.root();
  private final Extra kept = new Extra();
  private final JsonWalk walk;
  private final boolean isJson;
  private final boolean isBatched;

  private KeptText(SourceSettings source, LimitSettings limits) {
    walk = new JsonWalk(limits, new Slots(0), kept, new UnknownFields());
    isJson = source.format() != Format.DELIMITED;
    isBatched = source.batch() != null;
    for (String path : source.dropped()) {
      List<String> segments = FieldPath.parse(path).segments();
      dropped.at(segments).drop();
    }
  }

  /** Null when nothing is dropped: the record may be kept as it is. */
  static @Nullable KeptText of(SourceSettings source, LimitSettings limits) {
    return source.dropped().isEmpty() ? null : new KeptText(source, limits);
  }

  /** Null when nobody can tell which part of the record is to be dropped. */
  byte @Nullable [] of(RawRecord record) {
    if (!isJson || record.isCut() || (isBatched && !record.isElement())) {
      return null;
    }
    try {
      Utf8.check(record.bytes(), record.start(), record.end());
      walk.read(dropped, record.bytes(), record.start(), record.end());
    } catch (RejectedRecord e) {
      return null;
    }
    return kept.copy();
  }
}
