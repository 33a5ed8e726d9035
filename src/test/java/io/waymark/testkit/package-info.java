/** What tests share: one Spark session, tables as text. */
@NullMarked
package io.waymark.testkit;

import org.jspecify.annotations.NullMarked;
