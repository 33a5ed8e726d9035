/** What happened in a session: conversions, stages, orders. */
@NullMarked
package io.waymark.conversion;

import org.jspecify.annotations.NullMarked;
