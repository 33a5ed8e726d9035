/**
 * Declared conditions: numbered, so that the pass over a visitor's events can carry them as bits.
 */
@NullMarked
package io.waymark.condition;

import org.jspecify.annotations.NullMarked;
