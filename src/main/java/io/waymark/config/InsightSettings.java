package io.waymark.config;

/**
 * What is worked out from the published figures.
 *
 * @param isEnabled false: runs leave the step out
 * @param alerts when a rate has left the band that was to be expected
 * @param leading how it is found out which conversions precede the goal
 * @param changes how the change of the rate of the last stage is split
 * @param audiences how long their members are kept
 */
public record InsightSettings(
    boolean isEnabled,
    AlertSettings alerts,
    LeadingSettings leading,
    ChangeSettings changes,
    KeptAudiences audiences) {}
