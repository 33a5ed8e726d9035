package io.waymark.source;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One file of the landing folder as it was listed.
 *
 * @param landingDate day of its folder; null below {@code history}
 * @param path below the folder of its source, day folder included, parted by /
 */
public record LandingFile(
    String sourceId,
    @Nullable LocalDate landingDate,
    String path,
    String uri,
    long sizeBytes,
    Instant modifiedAt)
    implements Serializable {}
