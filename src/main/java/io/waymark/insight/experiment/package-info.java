/** Read-outs of experiments: from sums over units to states and sentences. Plain Java. */
@NullMarked
package io.waymark.insight.experiment;

import org.jspecify.annotations.NullMarked;
