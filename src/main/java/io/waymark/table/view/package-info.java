/** The views over the published tables, declared once for every engine that speaks SQL. */
@NullMarked
package io.waymark.table.view;

import org.jspecify.annotations.NullMarked;
