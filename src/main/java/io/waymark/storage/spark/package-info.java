/** Tables through Spark: reads of many rows, replacing days, restoring versions. */
@NullMarked
package io.waymark.storage.spark;

import org.jspecify.annotations.NullMarked;
