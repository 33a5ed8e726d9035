/**
 * From the landing folder to canonical events: which files there are, their bytes, lines and
 * records, the mapping of a record, why a record is refused, and what is reported about each file.
 * Spark's side lies in {@code source.spark}.
 */
@NullMarked
package io.waymark.source;

import org.jspecify.annotations.NullMarked;
