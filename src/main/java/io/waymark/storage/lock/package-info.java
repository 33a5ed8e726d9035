/** One writer per warehouse. */
@NullMarked
package io.waymark.storage.lock;

import org.jspecify.annotations.NullMarked;
