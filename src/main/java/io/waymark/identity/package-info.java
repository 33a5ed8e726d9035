/** Which events count: duplicates and repeated orders. */
@NullMarked
package io.waymark.identity;

import org.jspecify.annotations.NullMarked;
