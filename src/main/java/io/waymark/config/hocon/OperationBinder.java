package io.waymark.config.hocon;

import io.waymark.config.OperationSettings;
import java.util.Optional;

/** Binds what runs tell machines. */
final class OperationBinder {
  Optional<OperationSettings> bind(Section root) {
    Section metrics = root.section("metrics");
    Optional<String> file = metrics.optional("file", WarehouseBinder::place);
    return metrics.build(() -> new OperationSettings(file));
  }
}
