/**
 * Spark's side of ingest: a data source whose tasks read deliveries with {@code io.waymark.source}.
 */
@NullMarked
package io.waymark.source.spark;

import org.jspecify.annotations.NullMarked;
