/** Cuts a visitor's events into sessions and states the facts of each. */
@NullMarked
package io.waymark.session;

import org.jspecify.annotations.NullMarked;
