/** Datasets compared by spark-testing-base, which runs on the default Spark line only. */
@NullMarked
package io.waymark.comparison;

import org.jspecify.annotations.NullMarked;
