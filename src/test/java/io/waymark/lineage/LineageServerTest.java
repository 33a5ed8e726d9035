package io.waymark.lineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineageServerTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int answer = 201;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          received.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void eventsArePostedAsJsonWithTheToken() {
    new LineageServer(address(), Optional.of("secret"), LONG).receive("{\"a\":\"ü\"}");
    new LineageServer(address(), Optional.empty(), LONG).receive("{}");

    assertThat(received)
        .containsExactly(
            "POST application/json Bearer secret {\"a\":\"ü\"}", "POST application/json null {}");
  }

  @Test
  void whatTheServerRefusesIsAFailure() {
    answer = 422;

    assertThatThrownBy(() -> new LineageServer(address(), Optional.empty(), LONG).receive("{}"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't tell lineage to " + address())
        .hasMessageContaining("it answered 422");
  }

  @Test
  void aServerThatIsNotThereIsAFailure() {
    URI address = address();
    server.stop(0);

    assertThatThrownBy(() -> new LineageServer(address, Optional.empty(), LONG).receive("{}"))
        .hasMessageContaining("can't tell lineage to " + address);
  }

  private URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/api/v1/lineage");
  }
}
