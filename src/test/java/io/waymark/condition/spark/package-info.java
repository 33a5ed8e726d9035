@NullMarked
package io.waymark.condition.spark;

import org.jspecify.annotations.NullMarked;
