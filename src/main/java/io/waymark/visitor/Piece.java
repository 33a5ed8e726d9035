package io.waymark.visitor;

import org.jspecify.annotations.Nullable;

/**
 * How a session begins.
 *
 * @param stretchStartMicros first event of the stretch without a silence longer than the gap
 * @param cutReason why the stretch is cut here; null where the stretch, or its first session,
 *     begins
 * @param campaignBefore last non-empty campaign of the stretch before this piece
 * @param isCounted false as long as no event of the stretch opens a session
 * @param isReplacing true: the uncounted events before belong to no session and leave no row
 */
public record Piece(
    long stretchStartMicros,
    @Nullable String cutReason,
    @Nullable String campaignBefore,
    boolean isCounted,
    boolean isReplacing) {}
