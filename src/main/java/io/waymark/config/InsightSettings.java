package io.waymark.config;

/**
 * What is worked out from the published figures.
 *
 * @param isEnabled false: runs leave the step out
 * @param alerts when a rate has left the band that was to be expected
 */
public record InsightSettings(boolean isEnabled, AlertSettings alerts) {}
