package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tries who may do what, and how long a session lasts. */
@OnBothBrokers
class AccountsIT {
  private final RunningSystem system;

  AccountsIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @Test
  void given_a_wrong_password_when_logging_in_then_nobody_learns_whether_the_account_exists() {
    Http http = system.http();

    Http.Answer wrong =
        http.post("/api/sessions", "{\"username\":\"admin\",\"password\":\"not this one\"}");
    Http.Answer unknown =
        http.post("/api/sessions", "{\"username\":\"no-such-user\",\"password\":\"not this one\"}");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
  }

  @Test
  void given_a_logout_when_the_token_is_used_again_then_it_is_refused_within_five_seconds() {
    Http listener = system.http().asNewListener();
    assertThat(listener.get("/api/me").status()).isEqualTo(200);

    assertThat(listener.delete("/api/sessions/current").status()).isBetween(200, 204);

    // Five on a machine that does nothing else: SessionsIT measures it.
    await().atMost(Duration.ofSeconds(30)).until(() -> listener.get("/api/me").status() == 401);
  }

  @Test
  void given_a_listener_when_asking_for_what_is_an_administrator_s_then_it_is_forbidden() {
    Http listener = system.http().asNewListener();

    for (String path : List.of("/api/activity", "/api/operations/workers", "/api/users")) {
      assertThat(listener.get(path).status()).as(path).isEqualTo(403);
      assertThat(system.http().get(path).status()).as(path).isEqualTo(401);
    }
    assertThat(listener.post("/api/catalogue/scans", "").status()).isEqualTo(403);
  }

  @Test
  void given_a_private_playlist_when_a_stranger_asks_then_it_does_not_exist() {
    Http owner = system.http().asNewListener();
    Http stranger = system.http().asNewListener();
    String id = owner.post("/api/playlists", "{\"name\":\"Für mich\"}").json().path("id").asText();

    assertThat(owner.get("/api/playlists/" + id).status()).isEqualTo(200);
    assertThat(stranger.get("/api/playlists/" + id).status()).isEqualTo(404);
    assertThat(stranger.delete("/api/playlists/" + id).status()).isEqualTo(404);
    assertThat(system.http().get("/api/playlists/" + id).status()).isEqualTo(404);
  }

  @Test
  void given_a_stale_version_when_a_playlist_is_edited_then_it_is_a_conflict() {
    Http owner = system.http().asNewListener();
    String id = owner.post("/api/playlists", "{\"name\":\"One\"}").json().path("id").asText();
    String path = "/api/playlists/" + id + "/name";

    assertThat(owner.with("If-Match", "\"1\"").put(path, "{\"name\":\"Two\"}").status())
        .isEqualTo(200);
    assertThat(owner.with("If-Match", "\"1\"").put(path, "{\"name\":\"Three\"}").status())
        .isEqualTo(412);
  }

  @Test
  void given_an_idempotency_key_when_a_playlist_is_created_twice_then_there_is_one() {
    Http owner = system.http().asNewListener().with("Idempotency-Key", "once");

    String first = owner.post("/api/playlists", "{\"name\":\"One\"}").json().path("id").asText();
    String again = owner.post("/api/playlists", "{\"name\":\"One\"}").json().path("id").asText();
    int other = owner.post("/api/playlists", "{\"name\":\"Other\"}").status();

    assertThat(again).isEqualTo(first);
    assertThat(other).isEqualTo(409);
    assertThat(owner.get("/api/playlists").json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void given_a_deleted_user_when_others_look_then_the_playlists_are_gone_too() {
    Http leaver = system.http().asNewListener();
    String playlist =
        leaver
            .post("/api/playlists", "{\"name\":\"Mine\",\"public\":true}")
            .json()
            .path("id")
            .asText();
    assertThat(system.http().get("/api/playlists/" + playlist).status()).isEqualTo(200);

    Http.Answer deleted =
        leaver
            .with("Content-Type", "application/json")
            .send("DELETE", "/api/me", "{\"password\":\"correct horse battery\"}");

    assertThat(deleted.status()).as(deleted.body()).isBetween(200, 204);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> system.http().get("/api/playlists/" + playlist).status() == 404);
  }
}
