/** The parts of insights that need events or sessions: functions of datasets. */
@NullMarked
package io.waymark.insight.spark;

import org.jspecify.annotations.NullMarked;
