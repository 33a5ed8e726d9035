/**
 * Reads the configuration: {@code reference.conf}, {@code waymark.conf} and what it includes become
 * {@link io.waymark.config.Settings}, or a list of every problem with its file and line. The only
 * package that knows the configuration library.
 */
@NullMarked
package io.waymark.config.hocon;

import org.jspecify.annotations.NullMarked;
