@NullMarked
package io.waymark.condition;

import org.jspecify.annotations.NullMarked;
