package io.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.Sessions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarehouseLayoutTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /data/wh             | file:/data/wh       | /data/wh
          /data/w h/../wh/     | file:/data/wh       | /data/wh
          file:/data/a b       | file:/data/a b      | /data/a b
          file:///data/wh      | file:/data/wh       | /data/wh
          s3a://bucket/wh/     | s3a://bucket/wh     |
          hdfs://name:8020/wh  | hdfs://name:8020/wh |
          """)
  void aPlainPathMeansThisMachine(String given, String root, String local) {
    WarehouseLayout layout = new WarehouseLayout(given);

    assertThat(layout.root()).isEqualTo(root);
    assertThat(layout.table(Sessions.TABLE)).isEqualTo(root + "/silver/sessions");
    assertThat(layout.side("lock")).isEqualTo(root + "/_waymark/lock");
    assertThat(layout.localRoot()).isEqualTo(Optional.ofNullable(local).map(Path::of));
  }
}
