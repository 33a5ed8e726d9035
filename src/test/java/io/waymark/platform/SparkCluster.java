package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A standalone cluster of one master and two workers, as processes on loopback. */
final class SparkCluster implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LOOPBACK = "127.0.0.1";

  private final Path folder;
  private final int port;
  private final int page;
  private final List<Process> processes = new ArrayList<>();

  private SparkCluster(Path folder, int port, int page) {
    this.folder = folder;
    this.port = port;
    this.page = page;
  }

  /** Waits until both workers have reported to the master. */
  static SparkCluster start(Path folder) throws Exception {
    SparkCluster cluster = new SparkCluster(folder, freePort(), freePort());
    try {
      cluster.begin(
          "master.Master",
          List.of(
              "--port",
              String.valueOf(cluster.port),
              "--webui-port",
              String.valueOf(cluster.page)));
      for (int i = 0; i < 2; i++) {
        cluster.begin(
            "worker.Worker",
            List.of(
                "--webui-port",
                "0",
                "--cores",
                "2",
                "--memory",
                "2g",
                "--work-dir",
                Files.createDirectory(folder.resolve("work" + i)).toString(),
                cluster.master()));
      }
      cluster.await(2);
      return cluster;
    } catch (Exception | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  private void begin(String role, List<String> arguments) throws IOException {
    Path log = folder.resolve("process" + processes.size());
    processes.add(
        SparkSubmit.spark("spark-class", "org.apache.spark.deploy." + role, "--host", LOOPBACK)
            .with(arguments.toArray(String[]::new))
            .environment("SPARK_DAEMON_MEMORY", "512m")
            .environment("SPARK_MASTER_OPTS", "-Dspark.master.rest.enabled=false")
            .environment("SPARK_WORKER_OPTS", "-Dspark.worker.cleanup.enabled=false")
            .builder()
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start());
  }

  String master() {
    return "spark://" + LOOPBACK + ":" + port;
  }

  /** Until so many workers are alive. */
  void await(int workers) throws Exception {
    while (json(page, "/json/").path("aliveworkers").asInt(-1) != workers) {
      for (int i = 0; i < processes.size(); i++) {
        boolean hasEnded = processes.get(i).waitFor(100, TimeUnit.MILLISECONDS);
        boolean isWanted = i == 0 || workers == 2;
        assertThat(hasEnded && isWanted)
            .as(Files.readString(folder.resolve("process" + i)))
            .isFalse();
      }
    }
  }

  /** SIGKILL for a worker and its executor. */
  void killAWorker() throws InterruptedException {
    Process worker = processes.get(2);
    List<ProcessHandle> executors = worker.descendants().toList();
    assertThat(executors).isNotEmpty();
    worker.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
    worker.waitFor();
  }

  /**
   * Until both workers' executors have done tasks of a running application, and hold what they
   * made.
   */
  static void awaitTasks(Process run, int uiPort) throws Exception {
    while (!hasTasks(uiPort)) {
      assertThat(run.waitFor(100, TimeUnit.MILLISECONDS)).as("ended before a stage ran").isFalse();
    }
  }

  private static boolean hasTasks(int uiPort) throws Exception {
    String applications = "/api/v1/applications";
    String id = json(uiPort, applications).path(0).path("id").asText();
    if (id.isEmpty()) {
      return false;
    }
    int executors = 0;
    for (JsonNode executor : json(uiPort, applications + "/" + id + "/executors")) {
      boolean isDriver = executor.path("id").asText().equals("driver");
      executors += !isDriver && executor.path("completedTasks").asInt() > 0 ? 1 : 0;
    }
    return executors == 2;
  }

  /** An empty object while nobody listens or has something to say. */
  private static JsonNode json(int port, String path) throws Exception {
    URI uri = URI.create("http://" + LOOPBACK + ":" + port + path);
    try {
      HttpResponse<String> answer =
          HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? new ObjectMapper().readTree(answer.body())
          : new ObjectMapper().createObjectNode();
    } catch (ConnectException | JsonProcessingException e) {
      // While it starts, it answers with a page that says so.
      return new ObjectMapper().createObjectNode();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
