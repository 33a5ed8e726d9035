/** The parts of the page: each makes of a store's figures what its template says. */
@NullMarked
package io.waymark.report.section;

import org.jspecify.annotations.NullMarked;
