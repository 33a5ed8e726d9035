/** Tables as files for other programs, read without Spark and in constant memory. */
@NullMarked
package io.waymark.job.export;

import org.jspecify.annotations.NullMarked;
