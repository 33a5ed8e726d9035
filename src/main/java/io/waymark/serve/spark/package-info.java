/** What runs inside the Thrift server of Spark: its tables, and what keeps it read-only. */
@NullMarked
package io.waymark.serve.spark;

import org.jspecify.annotations.NullMarked;
