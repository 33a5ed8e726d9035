package io.waymark.lineage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A server that takes events by HTTP POST. */
public final class LineageServer implements LineageReceiver {
  private static final int HUNDRED = 100;
  private static final int SUCCESS = 2;

  private final URI address;
  private final Optional<String> token;
  private final Duration patience;

  /**
   * A server.
   *
   * @param token that it asks for, as a bearer
   * @param patience how long a run waits for it at most, per event
   */
  public LineageServer(URI address, Optional<String> token, Duration patience) {
    this.address = address;
    this.token = token;
    this.patience = patience;
  }

  @Override
  public void receive(String event) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    try {
      HttpResponse<Void> answer =
          HttpClient.newBuilder()
              .connectTimeout(patience)
              .build()
              .send(request.build(), HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() / HUNDRED != SUCCESS) {
        throw new IOException("it answered " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't tell lineage to " + address + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
