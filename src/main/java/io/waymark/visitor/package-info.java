/** One visitor's events in order: the event as the pass sees it, and what a part of the pass is. */
@NullMarked
package io.waymark.visitor;

import org.jspecify.annotations.NullMarked;
