/** Checks of figures before they are published: plain Java over the rows of each table. */
@NullMarked
package io.waymark.quality;

import org.jspecify.annotations.NullMarked;
