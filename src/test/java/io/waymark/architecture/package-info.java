/**
 * Rules about the code itself: which room may import which, what logic may call, how long files
 * are.
 */
@NullMarked
package io.waymark.architecture;

import org.jspecify.annotations.NullMarked;
