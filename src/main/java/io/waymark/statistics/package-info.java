/** Intervals and variances: plain Java on numbers, so that a figure can be checked by hand. */
@NullMarked
package io.waymark.statistics;

import org.jspecify.annotations.NullMarked;
