/** The one evaluator of declared conditions: columns over events or sessions. */
@NullMarked
package io.waymark.condition.spark;

import org.jspecify.annotations.NullMarked;
