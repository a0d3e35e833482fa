package camelody.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A listener with a login, and with a private playlist when asked for one. */
final class Member {
  static final String PASSWORD = "correct horse battery";

  private final Callers callers;
  private final String username;
  private final JsonNode login;
  private final JsonNode playlist;
  private final JsonNode someTrack;

  private Member(
      Callers callers, String username, JsonNode login, JsonNode playlist, JsonNode someTrack) {
    this.callers = callers;
    this.username = username;
    this.login = login;
    this.playlist = playlist;
    this.someTrack = someTrack;
  }

  static Member register(Callers callers) throws Exception {
    String username = name();
    callers.result("users.register", Map.of("username", username, "password", PASSWORD), null);
    JsonNode none = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    JsonNode track =
        callers.result("catalogue.list", Map.of("limit", 1), null).path("items").path(0);
    return new Member(callers, username, login(callers, username), none, track);
  }

  static String name() {
    return "member-" + UUID.randomUUID().toString().substring(0, 13);
  }

  /** Makes a playlist that nobody else may see. */
  Member withPlaylist() throws Exception {
    JsonNode made =
        callers.call(
            "playlists.create",
            Map.of("name", "Private " + UUID.randomUUID(), "trackIds", List.of(track())),
            token());
    return new Member(callers, username, login, made.path("result"), someTrack);
  }

  String username() {
    return username;
  }

  String password() {
    return PASSWORD;
  }

  String userId() {
    return login.at("/user/id").asText();
  }

  String token() {
    return login.path("token").asText();
  }

  String refreshToken() throws RuntimeException {
    try {
      return login(callers, username).path("refreshToken").asText();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  Map<String, String> playlist() {
    return Map.of("playlistId", playlist.path("id").asText());
  }

  String playlistName() {
    return playlist.path("name").asText("no playlist");
  }

  String entry() {
    return playlist.at("/entries/0/entryId").asText();
  }

  String track() {
    return someTrack.path("id").asText();
  }

  String album() {
    return someTrack.path("albumId").asText();
  }

  String artist() {
    return someTrack.path("artistId").asText();
  }

  private static JsonNode login(Callers callers, String username) throws Exception {
    return callers.result(
        "users.authenticate", Map.of("username", username, "password", PASSWORD), null);
  }
}
