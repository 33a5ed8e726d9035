/** What the report shows, in plain records that know nothing of tables and files. */
@NullMarked
package io.waymark.report.figure;

import org.jspecify.annotations.NullMarked;
