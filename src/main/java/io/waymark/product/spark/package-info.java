/** What sessions do with products, as rows. */
@NullMarked
package io.waymark.product.spark;

import org.jspecify.annotations.NullMarked;
