package io.waymark.testkit.oracle;

import io.waymark.config.Conversion;
import java.math.BigDecimal;
import java.time.Instant;

/** A conversion that happened in a session. */
record Happening(Conversion conversion, long occurrences, Instant firstAt, BigDecimal value) {}
