/**
 * Realistic shops from a seed: raw logs in landing days, and the truth about every line beside
 * them. A visit is what the truth calls a session; an order of calls leads from {@link
 * io.waymark.generate.Arrivals} (who comes when) over {@link io.waymark.generate.Journey} (what
 * they do) and {@link io.waymark.generate.Deliveries} (what the collector receives, and when) to
 * {@link io.waymark.generate.LandingFiles}.
 */
@NullMarked
package io.waymark.generate;

import org.jspecify.annotations.NullMarked;
