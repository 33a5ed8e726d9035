package io.waymark.table;

import java.util.List;

/** The built-in attributes of a session by which figures are sliced. */
public final class Dimensions {
  public static final String DEVICE = "device";
  public static final String CHANNEL = "channel";
  public static final String CAMPAIGN = "campaign";
  public static final String COUNTRY = "country";
  public static final String VISITOR_TYPE = "visitor_type";
  public static final String ENTRY_PAGE_TYPE = "entry_page_type";

  /** What a dimension holds that is not in effect in a slice. */
  public static final String ALL = "all";

  /** What a dimension holds when the session has no value for it. */
  public static final String UNKNOWN = "unknown";

  private static final List<ColumnSpec> COLUMNS =
      List.of(
          column(DEVICE, "Device class."),
          column(CHANNEL, "Marketing channel."),
          column(CAMPAIGN, "Campaign."),
          column(COUNTRY, "Country code."),
          column(VISITOR_TYPE, "new or returning."),
          column(
              ENTRY_PAGE_TYPE,
              "Kind of the entry page; without one, the first kind that an event gives."));

  private Dimensions() {}

  public static List<ColumnSpec> columns() {
    return COLUMNS;
  }

  public static List<String> names() {
    return COLUMNS.stream().map(ColumnSpec::name).toList();
  }

  /** A declared dimension beside the built-in ones. */
  public static ColumnSpec column(String name, String comment) {
    return new ColumnSpec(name, ColumnType.STRING, false, comment + " unknown without a value.");
  }
}
