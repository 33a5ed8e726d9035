/** Reads the published tables for the report, without Spark, and writes its file. */
@NullMarked
package io.waymark.job.report;

import org.jspecify.annotations.NullMarked;
