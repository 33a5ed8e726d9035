@NullMarked
package io.waymark.storage.kernel;

import org.jspecify.annotations.NullMarked;
