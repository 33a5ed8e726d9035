/**
 * What published figures say: logic on plain numbers. Reading and writing tables is the business of
 * {@code job}.
 */
@NullMarked
package io.waymark.insight;

import org.jspecify.annotations.NullMarked;
