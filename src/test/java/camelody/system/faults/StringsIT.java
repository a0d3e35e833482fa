package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writes texts that break software that is careless with them. */
@OnBothBrokers
class StringsIT {
  private static final List<String> KEPT_AS_SENT =
      List.of(
          "'; drop table playlist; --",
          "\" or 1=1 /*",
          "${jndi:ldap://127.0.0.1/a} {{sys:user.home}} ${bean:x} #{1+1}",
          "%s%n%x %00 &amp; <script>alert(1)</script>",
          "\\u0000 \\x00 \\\\ \\\"",
          "🎵🏳️‍🌈 👩‍👩‍👧‍👦 e\u0301 \u00e9 \u200f\u05e9\u05dc\u05d5\u05dd\u200e مرحبا",
          "\u202Etxet desrever\u202C",
          "Ａ １ ﬁ ① ﷽ ẞ ı İ");
  // Escapes that JSON allows and no text can be.
  private static final List<String> NO_TEXT =
      List.of("\\ud800", "\\udc00\\ud800", "a\\u0000b", "\\ud83c");

  private final BrokerKind broker;
  private final RunningSystem system;

  StringsIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
  }

  @Test
  void given_any_text_when_stored_then_it_is_returned_as_sent_or_refused() throws IOException {
    store(system);
    Finding.record(this, broker, "any text is returned as it was sent, or refused", measured());
  }

  @Test
  void given_the_poorest_locale_when_any_text_is_stored_then_it_is_returned_as_sent_or_refused()
      throws IOException {
    RunningSystem poor = RunningSystem.on(BrokerKind.EMBEDDED);
    assertThat(
            Files.readString(
                Path.of("/proc/" + poor.process("catalogue-1").pid() + "/environ"),
                StandardCharsets.ISO_8859_1))
        .contains("LANG=C\0");
    store(poor);
    assertThat(poor.http().get("/api/search?q=f%C3%BCr%20elise").body()).contains("Für Elise");
    String id = poor.http().get("/api/search?q=frere%20jacques").json().at("/tracks/0/id").asText();
    assertThat(poor.http().bytes("GET", "/api/tracks/" + id + "/stream", null).statusCode())
        .isEqualTo(200);
    Finding.record(
        this,
        BrokerKind.EMBEDDED,
        "any text is returned as it was sent under LANG=C too",
        measured());
  }

  private static void store(RunningSystem system) throws IOException {
    Http owner = system.http().asNewListener();
    List<String> wrong = new ArrayList<>();
    for (String text : KEPT_AS_SENT) {
      Http.Answer made =
          owner.post("/api/playlists", Json.write(Map.of("name", text, "description", text)));
      String name = read(owner, made).path("name").asText();
      if (made.status() != 201 ? made.status() != 400 : !name.equals(text)) {
        wrong.add(text + " → " + made.status() + " " + name);
      }
    }
    for (String escape : NO_TEXT) {
      Http.Answer refused = owner.post("/api/playlists", "{\"name\":\"" + escape + "\"}");
      if (refused.status() != 400 || refused.body().contains("Exception")) {
        wrong.add(escape + " → " + refused.status() + " " + refused.body());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(owner.post("/api/playlists", named("x".repeat(1_000_000))).status()).isEqualTo(400);
    assertThat(owner.post("/api/playlists", named("x".repeat(1_100_000))).status()).isEqualTo(413);
    assertThat(owner.get("/api/search?q=%00%ff").status()).isEqualTo(400);
    assertThat(owner.get("/api/search?q=%27%3b--").status()).isEqualTo(200);
  }

  @Test
  void given_line_breaks_when_they_reach_the_log_then_they_forge_no_line() throws IOException {
    String forged = "forged-line-" + System.nanoTime();
    system
        .http()
        .post(
            "/api/sessions",
            Json.write(
                Map.of("username", "x\n2026 ERROR " + forged, "password", "y\r\n" + forged)));
    system.http().get("/api/tracks/%0d%0a" + forged);
    system.http().with("traceparent", "00-" + forged + "-x-01").get("/api/tracks");
    system.http().rpc("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"users.x\\n" + forged + "\"}");

    try (Stream<Path> logs = Files.list(system.data().resolve("logs"))) {
      for (Path log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
        assertThat(Files.readAllLines(log))
            .as("%s", log)
            .noneMatch(line -> line.startsWith("2026 ERROR " + forged) || line.startsWith(forged));
      }
    }
    Finding.record(
        this,
        broker,
        "no text that comes from outside forges a line of the log",
        "4 ways in, 0 lines forged");
  }

  private static String measured() {
    return (KEPT_AS_SENT.size() + NO_TEXT.size() + 3) + " texts";
  }

  private static String named(String name) {
    return Json.write(Map.of("name", name));
  }

  private static JsonNode read(Http owner, Http.Answer made) {
    return made.status() == 201
        ? owner.get("/api/playlists/" + made.json().path("id").asText()).json()
        : made.json();
  }
}
