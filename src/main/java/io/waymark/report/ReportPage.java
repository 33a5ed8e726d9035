package io.waymark.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.waymark.report.figure.StoreFigures;
import io.waymark.report.section.AlertsSection;
import io.waymark.report.section.AudiencesSection;
import io.waymark.report.section.Badge;
import io.waymark.report.section.ChangesSection;
import io.waymark.report.section.ConversionsSection;
import io.waymark.report.section.DataSection;
import io.waymark.report.section.ExperimentsSection;
import io.waymark.report.section.FunnelsSection;
import io.waymark.report.section.HeadlineSection;
import io.waymark.report.section.HeatMapSection;
import io.waymark.report.section.LeadingSection;
import io.waymark.report.section.ProductsSection;
import io.waymark.report.section.Section;
import io.waymark.report.section.SectionView;
import io.waymark.report.section.StagesSection;
import io.waymark.report.section.TrendSection;
import io.waymark.report.section.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lays the report out as one page. Templates escape every text that they are given; what is not
 * escaped are our own resources, sections that are laid out already, and {@link PageData}.
 */
public final class ReportPage {
  private static final String FOLDER = "/io/waymark/report/";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** In the order of the page. */
  private static final List<Section> SECTIONS =
      List.of(
          new HeadlineSection(),
          new AlertsSection(),
          new StagesSection(),
          new ChangesSection(),
          new FunnelsSection(),
          new TrendSection(),
          new ConversionsSection(),
          new HeatMapSection(),
          new ProductsSection(),
          new ExperimentsSection(),
          new LeadingSection(),
          new AudiencesSection(),
          new DataSection());

  private final Map<String, Template> templates = new LinkedHashMap<>();

  record SectionPart(String id, String name, String title, String body) {}

  record StorePart(
      String id,
      String label,
      String period,
      String zone,
      String currency,
      List<Badge> badges,
      List<SectionPart> sections) {}

  record Page(
      List<StorePart> stores,
      boolean isChoice,
      String runId,
      String publishedAt,
      String madeAt,
      String version,
      String data,
      String style,
      String script,
      ChartLibrary library) {}

  public void write(Report report, Writer out) {
    List<StorePart> stores = new ArrayList<>();
    Map<String, Object> data = new LinkedHashMap<>();
    for (StoreFigures figures : report.stores()) {
      // Ids of stores are names of the configuration, but an id in a page is ours.
      stores.add(store("store-" + stores.size(), figures, data));
    }
    Page page =
        new Page(
            stores,
            stores.size() > 1,
            report.runId(),
            MOMENT.format(report.publishedAt()),
            MOMENT.format(report.madeAt()),
            report.version(),
            PageData.json(data),
            resource("report.css"),
            resource("report.js"),
            ChartLibrary.load());
    template("page").execute(page, out);
  }

  private StorePart store(String id, StoreFigures figures, Map<String, Object> data) {
    List<SectionPart> parts = new ArrayList<>();
    for (Section section : SECTIONS) {
      section.of(figures).ifPresent(view -> parts.add(part(id, view, data)));
    }
    return new StorePart(
        id,
        figures.store().label(),
        Words.day(figures.period().first()) + " – " + Words.day(figures.period().last()),
        figures.store().zone(),
        figures.store().currency(),
        Badge.of(figures),
        parts);
  }

  private SectionPart part(String storeId, SectionView view, Map<String, Object> data) {
    String id = storeId + "-" + view.name();
    view.data().ifPresent(values -> data.put(id, values));
    return new SectionPart(
        id,
        view.name(),
        view.title(),
        template(view.name()).execute(new Body(id, view.title(), view.fields())));
  }

  /** What a section's template is given. */
  record Body(String id, String title, Object fields) {}

  private Template template(String name) {
    return templates.computeIfAbsent(
        name,
        key ->
            Mustache.compiler()
                .escapeHTML(true)
                .withLoader(partial -> new java.io.StringReader(resource(partial + ".html")))
                .compile(resource(key + ".html")));
  }

  private static String resource(String name) {
    try {
      return ChartLibrary.text(FOLDER + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
