/** Feeds the pass over visitors from a dataset of events. */
@NullMarked
package io.waymark.visitor.spark;

import org.jspecify.annotations.NullMarked;
