/** What a monitor is told, in Prometheus' text format: names, labels and values, and the file. */
@NullMarked
package io.waymark.metrics;

import org.jspecify.annotations.NullMarked;
