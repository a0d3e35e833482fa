package camelody.system.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.AmqpPeer;
import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses the client against a system that runs, as people and as programs do. */
class ClientIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PASSWORD = "correct horse battery";
  private static final String ESCAPE = "\u001b";

  private final RunningSystem system = RunningSystem.on(BrokerKind.EMBEDDED);
  private final String username = "ada-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir private Path home;
  private Cli camelody;

  @BeforeEach
  void prepare() {
    camelody = new Cli(system.url(), home);
    await()
        .atMost(SOON)
        .until(() -> system.http().get("/api/tracks").json().path("total").asInt() >= 24);
  }

  @Test
  void given_anybody_when_the_catalogue_is_looked_at_then_people_see_tables_and_programs_json() {
    Cli.Result table = camelody.run("tracks", "--limit", "2", "--sort", "title");
    Cli.Result found = camelody.run("search", "amazing", "grace");
    Cli.Result json = camelody.run("tracks", "--limit", "2", "--sort", "title", "--json");

    assertThat(table.exitCode()).as(table.err()).isZero();
    assertThat(table.out().lines()).hasSize(3).first().asString().startsWith("TITLE ");
    assertThat(table.out()).doesNotContain(ESCAPE);
    assertThat(table.err()).contains("--offset 2");
    assertThat(found.out()).contains("Amazing Grace").contains("The Pipe Room");
    assertThat(json.json()).isEqualTo(system.http().get("/api/tracks?limit=2&sort=title").json());
    assertThat(camelody.run("--help").out()).contains("playlist", "dead-letters", "Exit codes");
    assertThat(camelody.run("completion", "bash").out()).contains("complete -F");
  }

  @Test
  void given_a_session_when_its_token_has_ended_then_it_is_renewed_and_the_file_stays_private()
      throws Exception {
    assertThat(camelody.run("me").exitCode()).isEqualTo(3);
    assertThat(camelody.run("me").err()).contains("not logged in").contains("./camelody login");
    register();
    Path file = camelody.sessions();
    String before = refreshToken(file);
    endToken(file);

    Cli.Result me = camelody.run("me", "--json");

    assertThat(me.json().path("username").asText()).as(me.err()).isEqualTo(username);
    assertThat(refreshToken(file)).isNotEqualTo(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    assertThat(Files.readString(file)).doesNotContain(PASSWORD);
    assertThat(camelody.run("logout").exitCode()).isZero();
    assertThat(Json.read(Files.readString(file))).isEmpty();
  }

  @Test
  void given_a_playlist_when_edited_by_names_then_it_is_as_said() {
    register();
    assertThat(camelody.run("playlist", "create", "Mine", "amazing grace", "frere jacques"))
        .satisfies(created -> assertThat(created.exitCode()).as(created.err()).isZero());
    done("playlist", "add", "mine", "fur elise", "--at", "1");
    done("playlist", "move", "mine", "1", "3");
    done("playlist", "remove", "mine", "2");
    done("playlist", "rename", "mine", "Ours");
    done("playlist", "describe", "ours", "for the evening");
    done("playlist", "publish", "ours");

    JsonNode shown = camelody.run("playlist", "show", "ours", "--json").json();
    assertThat(shown.path("entries").findValuesAsText("title"))
        .containsExactly("Amazing Grace", "Für Elise");
    assertThat(shown.path("public").asBoolean()).isTrue();
    assertThat(camelody.run("playlist", "show", "ours").out())
        .contains("for the evening", "Für Elise");

    done("playlist", "delete", "ours");
    Cli.Result gone = camelody.run("playlist", "show", "ours");
    assertThat(gone.exitCode()).isEqualTo(4);
    assertThat(gone.err()).contains("./camelody playlist list");
  }

  @Test
  void given_a_track_when_played_then_every_byte_comes_and_the_play_is_in_the_history()
      throws Exception {
    register();
    Path file = home.resolve("grace.flac");

    Cli.Result kept = camelody.run("play", "amazing", "grace", "--to", file.toString());
    Cli.Result heard = camelody.run("play", "fur elise", "--player", "cat", "--json");

    assertThat(kept.exitCode()).as(kept.err()).isZero();
    String id =
        system.http().get("/api/search?q=amazing%20grace").json().at("/tracks/0/id").asText();
    assertThat(Files.readAllBytes(file))
        .isEqualTo(system.http().bytes("GET", "/api/tracks/" + id + "/stream", null).body());
    assertThat(heard.json().path("playId").asText()).isNotEmpty();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(camelody.run("history").out()).contains("Amazing Grace", "Für Elise"));
    done("favourites", "add", "amazing grace");
    assertThat(camelody.run("favourites").out()).contains("Amazing Grace");
    assertThat(camelody.run("top", "tracks", "--json").json().path("items")).isNotEmpty();
  }

  @Test
  void given_a_command_with_trace_when_it_is_done_then_its_journey_is_drawn_beside_its_answer() {
    Cli.Result traced = camelody.run("genres", "--limit", "1", "--trace", "--json");
    Cli.Result refused = camelody.run("call", "catalogue.nonsense", "--trace");

    assertThat(traced.json().path("items")).hasSize(1);
    List<String> tree = traced.err().lines().map(String::strip).toList();
    String id = tree.get(0).replaceAll("^trace (\\w+) .*", "$1");
    assertThat(tree.get(0)).contains(system.url() + "/teach/trace/" + id);
    // The order is TracingIT's; what lies in what is seen by the depth of the branches.
    assertThat(tree.stream().map(line -> line.replaceAll("^[\\d.,]+ ms *", "")).skip(1).toList())
        .extracting(line -> line.replaceAll(" (after|HTTP).*|, (gateway|HTTP).*|  [a-z]+\\d+$", ""))
        .containsExactly(
            "messaging-gateway  in gateway.catalogue.genres",
            "├─ message-filter",
            "├─ message-translator",
            "├─ request-reply",
            "│  └─ ▶ message to camelody.rpc, key catalogue",
            "│     └─ ◀ catalogue.rpc, to catalogue-1",
            "│        └─ content-based-router  in catalogue.rpcServer",
            "│           └─ service-activator  in catalogue.genres",
            "└─ message-translator");
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).contains("▶ message to camelody.rpc, key catalogue");
    assertThat(camelody.run("trace", "--json").json().findValuesAsText("trace")).contains(id);
    assertThat(camelody.run("trace", id).out()).contains("◀ catalogue.rpc, to catalogue-1");
    assertThat(camelody.run("trace", "0".repeat(32)).exitCode()).isEqualTo(4);
    assertThat(camelody.run("trace", "nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  void given_an_administrator_when_operating_then_workers_queues_and_letters_are_at_hand()
      throws Exception {
    Cli.Result login =
        camelody.runWith(
            system.administratorPassword() + "\n", "login", "admin", "--password-stdin");
    assertThat(login.exitCode()).as(login.err()).isZero();
    String letter = poison();

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(camelody.run("dead-letters", "list").out()).contains(letter));
    assertThat(camelody.run("dead-letters", "show", "history.listening", letter).out())
        .contains("NOT_READABLE");
    done("dead-letters", "replay", "history.listening", letter);
    await()
        .atMost(SOON)
        .until(
            () ->
                camelody.run("dead-letters", "discard", "history.listening", letter).exitCode()
                    == 0);
    assertThat(camelody.run("workers").out()).contains("catalogue-1", "gateway-1");
    assertThat(camelody.run("queues", "--json").json().findValuesAsText("name"))
        .contains("catalogue.rpc");
    assertThat(camelody.run("watch", "--count", "1").out()).contains("QUEUE", "SERVICE");
    assertThat(camelody.run("scan").out()).contains("finished", "26 files");
    assertThat(camelody.run("call", "catalogue.genres", "{\"limit\":1}", "--json").json())
        .isEqualTo(new Http(system.url()).get("/api/genres?limit=1").json());
  }

  @Test
  void given_what_cannot_be_done_when_asked_for_then_the_exit_code_and_the_advice_say_so() {
    Cli nobody = new Cli("http://127.0.0.1:1", home);
    Cli.Result away = nobody.run("tracks");
    Cli.Result absent = camelody.run("call", "nobody.here");
    Cli.Result wrong = camelody.runWith("wrong\n", "login", "nobody-here", "--password-stdin");
    Cli.Result json = camelody.run("play", UUID.randomUUID().toString(), "--json");

    assertThat(away.exitCode()).isEqualTo(6);
    assertThat(away.err()).contains("./start.sh").contains("--gateway");
    assertThat(camelody.run("tracks", "--limit", "many").exitCode()).isEqualTo(2);
    assertThat(camelody.run("tracks", "--limit", "0").exitCode()).isEqualTo(2);
    assertThat(camelody.run("nonsense").exitCode()).isEqualTo(2);
    assertThat(absent.exitCode()).isEqualTo(4);
    assertThat(wrong.exitCode()).isEqualTo(3);
    assertThat(json.exitCode()).isEqualTo(4);
    assertThat(Json.read(json.err()).path("status").asInt()).isEqualTo(404);
  }

  private void done(String... words) {
    Cli.Result result = camelody.run(words);
    assertThat(result.exitCode()).as(List.of(words) + "\n" + result.err()).isZero();
  }

  private void register() {
    Cli.Result result = camelody.runWith(PASSWORD + "\n", "register", username, "--password-stdin");
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private String poison() throws Exception {
    String id = UUID.randomUUID().toString();
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      peer.channel()
          .basicPublish(
              "camelody.events",
              "listening.track-played.v1",
              new BasicProperties.Builder()
                  .messageId(id)
                  .deliveryMode(2)
                  .contentType("application/json")
                  .build(),
              "{\"jsonrpc\":\"2.0\",\"method\":\"listening.trackPlayed\",\"params\":[]}"
                  .getBytes(StandardCharsets.UTF_8));
    }
    return id;
  }

  private static String refreshToken(Path file) throws Exception {
    return Json.read(Files.readString(file)).findValue("refreshToken").asText();
  }

  private static void endToken(Path file) throws Exception {
    ObjectNode sessions = (ObjectNode) Json.read(Files.readString(file));
    sessions.forEach(each -> ((ObjectNode) each).put("token", "a.b.c"));
    Files.writeString(file, Json.write(sessions));
  }
}
