/** Tables through Delta Kernel: reads of any version and small appends, without Spark. */
@NullMarked
package io.waymark.storage.kernel;

import org.jspecify.annotations.NullMarked;
