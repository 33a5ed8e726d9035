/**
 * How far a unit (a session or a visitor) got in a funnel: exact attempts from one pass over its
 * events (semantics 7).
 */
@NullMarked
package io.waymark.funnel;

import org.jspecify.annotations.NullMarked;
