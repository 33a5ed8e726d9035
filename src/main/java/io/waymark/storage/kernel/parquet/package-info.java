/** Parquet files for Delta Kernel, through what every Parquet since 1.15 can do. */
@NullMarked
package io.waymark.storage.kernel.parquet;

import org.jspecify.annotations.NullMarked;
