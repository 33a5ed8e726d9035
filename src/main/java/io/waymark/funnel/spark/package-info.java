/** Funnels as rows: the events that they need, and the attempts at them. */
@NullMarked
package io.waymark.funnel.spark;

import org.jspecify.annotations.NullMarked;
