package io.waymark.report.section;

import io.waymark.report.figure.StoreFigures;
import java.util.Optional;

/**
 * A part of the page. A new one is a class of this kind, a template of its name, and a place in the
 * list of the page.
 */
public interface Section {

  /** Empty when the store has nothing to show in it. */
  Optional<SectionView> of(StoreFigures figures);
}
