package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Serves a long track to many at once, and to a real player. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamingIT {
  private static final int LISTENERS = 32;
  private static final int SECONDS = 1_311; // 10 MiB
  private static final long RISE_MAX = 10 * 1024 * 1024;
  private static final Duration SOON = Duration.ofSeconds(60);

  private final MusicFolder music = MusicFolder.make();
  private RunningSystem system;
  private byte[] audio;
  private String stream;

  @BeforeAll
  void start() throws Exception {
    Path file = music.add("Erik Satie/Vexations/01 - Vexations.wav", SECONDS);
    audio = Files.readAllBytes(file);
    Path outside = MusicFolder.make().add("Erik Satie/Socrate/01 - Outside.wav");
    Files.createSymbolicLink(file.resolveSibling("02 - Outside.wav"), outside);
    system =
        RunningSystem.startNew(
            BrokerKind.EMBEDDED,
            List.of("--only", "catalogue,gateway", "--music", music.root().toString()));
    Http http = system.http();
    await().atMost(SOON).until(() -> http.get("/api/tracks").json().path("total").asInt() == 1);
    String id = http.get("/api/tracks").json().path("items").path(0).path("id").asText();
    stream = "/api/tracks/" + id + "/stream";
  }

  @AfterAll
  void stop() {
    system.stop();
  }

  @Test
  void given_paths_that_lead_out_when_asked_for_in_any_writing_then_nothing_outside_is_sent()
      throws IOException {
    for (String path :
        List.of(
            "/api/tracks/../../../../etc/passwd/stream",
            "/api/tracks/..%2f..%2f..%2f..%2fetc%2fpasswd/stream",
            "/api/tracks/%2e%2e/%2e%2e/%2e%2e/etc/passwd/stream",
            "/api/tracks/..%252f..%252fetc%252fpasswd/stream",
            "/api/tracks/..%5c..%5cetc%5cpasswd/stream",
            "/api/tracks/%c0%ae%c0%ae%c0%af%c0%ae%c0%ae/stream",
            "/api/tracks/%2fetc%2fpasswd/stream",
            "/api/tracks/....//....//etc/passwd/stream",
            "/api/tracks/a%00b/stream",
            "/api/albums/..%2f..%2fetc%2fpasswd/cover",
            "/teach/assets/..%2f..%2fapplication.properties",
            "/../../etc/passwd",
            "//etc/passwd")) {
      String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(answer)
          .as(path)
          .startsWith("HTTP/1.1 4")
          .contains("application/problem+json")
          .doesNotContain("root:", "Exception");
    }
    // The link that leads out of the library is none of its tracks.
    assertThat(system.http().get("/api/tracks").json().path("total").asInt()).isOne();
  }

  private String raw(String request) throws IOException {
    URI url = URI.create(system.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void given_many_listeners_in_mid_track_when_measured_then_the_heap_has_not_grown_by_it()
      throws Exception {
    // Once beforehand, so that what is loaded for the first answer is not counted.
    assertThat(system.http().bytes("GET", stream, null).body()).isEqualTo(audio);
    long before = heapBytes();

    List<Socket> listeners = new ArrayList<>();
    try {
      for (int i = 0; i < LISTENERS; i++) {
        listeners.add(listen());
      }
      long during = heapBytes();
      assertThat(during - before).isLessThan(RISE_MAX);
      for (Socket listener : listeners) {
        assertThat(bodyOf(listener)).isEqualTo(audio);
      }
    } finally {
      for (Socket listener : listeners) {
        listener.close();
      }
    }
  }

  @Test
  void given_a_real_player_when_it_decodes_and_seeks_then_it_hears_the_track() {
    Capability.FFMPEG.need();

    RunningSystem.Output whole = ffmpeg("-i", system.url() + stream);
    RunningSystem.Output end = ffmpeg("-ss", "1300", "-i", system.url() + stream);

    assertThat(whole.exitCode()).as(whole.text()).isZero();
    assertThat(whole.text()).contains("Duration: 00:21:51").doesNotContain("Error");
    assertThat(end.exitCode()).as(end.text()).isZero();
    assertThat(end.text()).contains("time=00:00:11");
  }

  private static RunningSystem.Output ffmpeg(String... input) {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-hide_banner"));
    command.addAll(Arrays.asList(input));
    command.addAll(List.of("-f", "null", "-"));
    return RunningSystem.Output.of(command, Path.of("."), SOON.toSeconds());
  }

  /** Asks for the track and takes nothing of it yet. */
  private Socket listen() throws IOException {
    URI address = URI.create(system.url());
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout((int) SOON.toMillis());
    String request =
        "GET "
            + stream
            + " HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    return socket;
  }

  private static byte[] bodyOf(Socket socket) throws IOException {
    InputStream answer = socket.getInputStream();
    byte[] bytes = answer.readAllBytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return Arrays.copyOfRange(bytes, text.indexOf("\r\n\r\n") + 4, bytes.length);
  }

  /** Answers what the gateway's heap holds after a collection. */
  private long heapBytes() {
    String pid = Long.toString(system.process("gateway-1").pid());
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    RunningSystem.Output collected =
        RunningSystem.Output.of(
            List.of(jcmd.toString(), pid, "GC.run"), Path.of("."), SOON.toSeconds());
    assertThat(collected.exitCode()).as(collected.text()).isZero();
    return system
        .http()
        .get("/observe/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
