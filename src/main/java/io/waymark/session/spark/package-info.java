/** Sessions as rows, and the neighbourhood of changed events. */
@NullMarked
package io.waymark.session.spark;

import org.jspecify.annotations.NullMarked;
