@NullMarked
package io.waymark.metrics;

import org.jspecify.annotations.NullMarked;
