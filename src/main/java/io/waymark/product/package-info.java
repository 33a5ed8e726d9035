/** What sessions do with products: viewed, saved, added, bought. */
@NullMarked
package io.waymark.product;

import org.jspecify.annotations.NullMarked;
