@NullMarked
package io.waymark.generate;

import org.jspecify.annotations.NullMarked;
