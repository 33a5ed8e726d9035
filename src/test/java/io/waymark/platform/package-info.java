/**
 * Waymark as it is delivered: the built jar in processes of its own, on every Spark it supports.
 */
@NullMarked
package io.waymark.platform;

import org.jspecify.annotations.NullMarked;
