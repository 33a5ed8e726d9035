package io.waymark.config;

/**
 * What is worked out from the published figures.
 *
 * @param isEnabled false: runs leave the step out
 */
public record InsightSettings(boolean isEnabled) {}
