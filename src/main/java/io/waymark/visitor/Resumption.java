package io.waymark.visitor;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to go on in the middle of a stretch whose earlier events are not cut again.
 *
 * @param stretchStartMicros first event of the stretch
 * @param cutReason why the stretch is cut here
 * @param campaign last non-empty campaign up to the end of the piece that begins here
 */
public record Resumption(long stretchStartMicros, String cutReason, @Nullable String campaign) {}
