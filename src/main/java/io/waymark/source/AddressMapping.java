package io.waymark.source;

import io.waymark.table.Events;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page's address and the referrer tell, where the mapping gives no value of its own. */
final class AddressMapping {
  private static final List<String> CLICK_IDS =
      List.of(
          "gclid",
          "gbraid",
          "wbraid",
          "dclid",
          "fbclid",
          "msclkid",
          "ttclid",
          "twclid",
          "yclid",
          "li_fat_id",
          "epik",
          "sccid",
          "irclickid",
          "awc");

  private static final ByteMap<Boolean> IS_MARKER = markers();

  private final int pageUrl;
  private final int pagePath;
  private final int referrer;
  private final int referrerHost;
  private final ByteMap<Integer> columnByParameter;

  AddressMapping(Columns columns) {
    pageUrl = columns.of(Events.PAGE_URL);
    pagePath = columns.of(Events.PAGE_PATH);
    referrer = columns.of(Events.REFERRER);
    referrerHost = columns.of(Events.REFERRER_HOST);
    Map<String, Integer> parameters = new HashMap<>();
    parameters.put("utm_source", columns.of(Events.CAMPAIGN_SOURCE));
    parameters.put("utm_medium", columns.of(Events.CAMPAIGN_MEDIUM));
    parameters.put("utm_campaign", columns.of(Events.CAMPAIGN));
    CLICK_IDS.forEach(name -> parameters.put(name, columns.of(Events.CLICK_ID)));
    columnByParameter = new ByteMap<>(parameters);
  }

  void apply(@Nullable Object[] row) {
    if (!(row[pageUrl] instanceof byte[] url)) {
      return;
    }
    Address page = new Address(url);
    if (row[pagePath] == null) {
      row[pagePath] = page.path();
    }
    page.query(
        (bytes, nameStart, nameEnd, start, end) -> {
          Integer column = columnByParameter.find(bytes, nameStart, nameEnd);
          if (column != null && row[column] == null) {
            row[column] = value(bytes, start, end);
          }
        });
    if (row[referrerHost] == null && row[referrer] instanceof byte[] from) {
      row[referrerHost] = externalHost(page, new Address(from));
    }
  }

  /** Without the page's own host nothing tells an external referrer from the shop itself. */
  private static byte @Nullable [] externalHost(Address page, Address from) {
    boolean isExternal = page.hasHost() && from.hasHost() && !page.isSameHost(from);
    return isExternal ? from.host() : null;
  }

  private static byte @Nullable [] value(byte[] bytes, int start, int end) {
    byte[] text = Address.decoded(bytes, start, end);
    return text.length == 0 || IS_MARKER.find(text) != null ? null : text;
  }

  private static ByteMap<Boolean> markers() {
    Map<String, Boolean> markers = new HashMap<>();
    TextRules.MARKERS.forEach(marker -> markers.put(marker, true));
    return new ByteMap<>(markers);
  }
}
