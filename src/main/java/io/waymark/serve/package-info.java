/** The server that BI tools read the published tables through, and who may use it. */
@NullMarked
package io.waymark.serve;

import org.jspecify.annotations.NullMarked;
