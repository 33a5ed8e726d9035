package io.waymark.config.hocon;

import io.waymark.config.LineageSettings;
import io.waymark.config.OperationSettings;
import java.time.Duration;
import java.util.Optional;

/** Binds what runs tell machines. */
final class OperationBinder {
  private static final LineageSettings NOBODY = OperationSettings.silent().lineage();

  Optional<OperationSettings> bind(Section root) {
    Section metrics = root.section("metrics");
    Optional<String> file = metrics.optional("file", WarehouseBinder::place);
    Optional<LineageSettings> lineage = lineage(root.section("lineage"));
    return metrics.build(() -> new OperationSettings(file, lineage.orElse(NOBODY)));
  }

  private static Optional<LineageSettings> lineage(Section lineage) {
    Optional<String> url = lineage.optional("url", WarehouseBinder::place);
    Optional<String> file = lineage.optional("file", WarehouseBinder::place);
    String namespace = lineage.required("namespace", "", WarehouseBinder::place);
    String variable = lineage.required("token-env", "", ServeBinder::variable);
    Duration timeout = lineage.required("timeout", Duration.ofSeconds(1), Scalars::duration);
    return lineage.build(() -> new LineageSettings(url, file, namespace, variable, timeout));
  }
}
