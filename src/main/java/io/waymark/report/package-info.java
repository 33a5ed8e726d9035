/**
 * The report: one HTML file that shows what is published and asks nothing of a network. {@code
 * report.figure} holds the figures as {@code job} reads them, {@code report.section} one class for
 * each part of the page. Layout, style and script are resources beside this package.
 */
@NullMarked
package io.waymark.report;

import org.jspecify.annotations.NullMarked;
