/** One class per step of the daily run, and the order in which they run. */
@NullMarked
package io.waymark.job;

import org.jspecify.annotations.NullMarked;
