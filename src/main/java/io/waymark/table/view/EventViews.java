package io.waymark.table.view;

import static io.waymark.table.view.ViewSpec.view;

import io.waymark.table.IngestedFiles;
import io.waymark.table.TableSpec;

/** The events that count, for whoever asks what is behind a figure. */
final class EventViews {
  /**
   * Of each place the last readable content counts, of each content the reading at the place with
   * the earliest landing day; a content whose readings were all replaced while a copy of it still
   * lies somewhere counts by its last one (semantics 2.1).
   */
  private static final String LIVE =
      """
      ingested_files i
      JOIN (
        SELECT source_id, content_hash, status, file_id,
          ROW_NUMBER() OVER (
            PARTITION BY source_id, content_hash
            ORDER BY
              CASE WHEN status = 'ingested' THEN 0 ELSE 1 END,
              CASE WHEN landing_date IS NULL THEN 0 ELSE 1 END, landing_date, path
          ) AS holder
        FROM (
          SELECT source_id, content_hash, status, file_id, landing_date, path,
            ROW_NUMBER() OVER (
              PARTITION BY source_id, landing_date, path ORDER BY file_id DESC
            ) AS reading
          FROM ingested_files
          WHERE status IN ('ingested', 'same_content', 'lost')
        ) readings
        WHERE reading = 1 AND status <> 'lost'
      ) held ON held.holder = 1
      LEFT JOIN (
        SELECT source_id, content_hash, status, file_id,
          ROW_NUMBER() OVER (
            PARTITION BY source_id, content_hash ORDER BY file_id DESC
          ) AS reading
        FROM ingested_files
        WHERE status IN ('ingested', 'lost')
      ) former
        ON former.reading = 1 AND former.status = 'ingested'
        AND former.source_id = held.source_id
        AND former.content_hash = held.content_hash
      WHERE i.file_id =
        CASE WHEN held.status = 'ingested' THEN held.file_id ELSE former.file_id END
      """;

  private EventViews() {}

  static ViewSpec liveFiles() {
    return view("v_live_files", "delivery whose events count")
        .same("i", IngestedFiles.TABLE, names(IngestedFiles.TABLE))
        .from(LIVE)
        .build();
  }

  static ViewSpec events(TableSpec events) {
    return view("v_events", "event that counts: its file does, and no copy of it won against it")
        .same("e", events, names(events))
        .from(
            """
            events e
            JOIN v_live_files f ON f.file_id = e.file_id
            WHERE NOT EXISTS (
              SELECT 1 FROM superseded_events s
              WHERE s.file_id = e.file_id AND s.line_offset = e.line_offset
                AND s.element_number = e.element_number)
            """)
        .build();
  }

  private static String[] names(TableSpec table) {
    return table.columnNames().toArray(String[]::new);
  }
}
