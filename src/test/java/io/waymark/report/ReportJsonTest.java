package io.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  @Test
  void figuresOfThePageAreNumbers() throws IOException {
    StringWriter out = new StringWriter();
    ReportJson.write(SomeFigures.report(SomeInsights.store("Shop")), out);

    JsonNode store = new ObjectMapper().readTree(out.toString()).at("/stores/0");

    JsonNode order = store.at("/conversions/1");
    assertThat(order.get("conversion").asText()).isEqualTo("order");
    assertThat(order.get("converting_sessions").asLong()).isEqualTo(70);
    assertThat(order.get("rate").asDouble()).isEqualTo(0.1);
    assertThat(order.get("change").asDouble()).isEqualTo(0.1 - 28 / 700.0);
    assertThat(order.get("change_low").asDouble()).isBetween(0.03, 0.04);
    assertThat(store.at("/stages/0/went_on").asLong()).isEqualTo(70);
    assertThat(store.at("/compared_with/first").asText()).isEqualTo("2024-06-16");
    assertThat(store.get("daily_conversion_rates")).hasSize(21);
    assertThat(store.at("/rate_changes/2/from/chances").asLong()).isEqualTo(360);
    assertThat(store.at("/rate_changes/6/from/rate").isNull()).isTrue();
    assertThat(store.at("/rate_changes/1/contribution").asDouble()).isEqualTo(0.01);
    assertThat(store.at("/rate_alerts/0/parts/0/values").asText()).isEqualTo("mobile");
    assertThat(store.at("/experiment_readouts/2/adjusted_p").asDouble()).isEqualTo(0.00004);
    assertThat(store.at("/leading_indicators/0/correlation/low").asDouble()).isEqualTo(0.28);
    assertThat(store.at("/daily_audience_sizes/0/listed").asLong()).isEqualTo(1_071);
  }
}
