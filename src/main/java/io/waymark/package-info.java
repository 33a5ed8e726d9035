/** Waymark: event logs in, daily micro-conversion and funnel-stage rates in Delta out. */
@NullMarked
package io.waymark;

import org.jspecify.annotations.NullMarked;
