@NullMarked
package io.waymark.job.export;

import org.jspecify.annotations.NullMarked;
