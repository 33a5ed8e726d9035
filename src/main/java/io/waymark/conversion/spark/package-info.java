/** Conversions and orders as rows. */
@NullMarked
package io.waymark.conversion.spark;

import org.jspecify.annotations.NullMarked;
