package io.waymark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "localhost"})
  void thisMachineNeedsNeitherUsersNorTls(String host) {
    assertThat(settings(host, Optional.empty(), Optional.empty()).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "127.0.0.1.example.org", "localhost.evil"})
  void otherAddressesNeedBoth(String host) {
    assertThatThrownBy(() -> settings(host, Optional.empty(), Optional.empty()))
        .hasMessageContaining(host + " can be reached from other machines");
    assertThatThrownBy(() -> settings(host, Optional.of("users"), Optional.empty()))
        .hasMessageContaining("needs users and keystore");
    assertThatThrownBy(() -> settings(host, Optional.empty(), Optional.of("keys.p12")))
        .hasMessageContaining("needs users and keystore");
  }

  @Test
  void withUsersAndTlsAnyAddressWillDo() {
    assertThat(settings("0.0.0.0", Optional.of("users"), Optional.of("keys.p12")).port())
        .isEqualTo(10_000);
  }

  private static ServeSettings settings(
      String host, Optional<String> users, Optional<String> keystore) {
    return new ServeSettings(host, 10_000, users, keystore, "PASSWORD");
  }
}
