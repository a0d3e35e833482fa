package camelody.gateway.routes.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists the events of the shipped services: who publishes them and what they carry. */
final class EventCatalogue {
  /**
   * Describes one kind of event.
   *
   * @param fields name → JSON type, besides {@code eventId} and {@code occurredAt}
   */
  record Event(String routingKey, String publisher, Map<String, String> fields, String summary) {}

  private static final String ID = "uuid";
  private static final String ID_OR_NULL = "uuid?";
  private static final String TEXT = "string";
  private static final String NUMBER = "integer";
  private static final String SECONDS = "number";
  private static final String TIME = "date-time";
  private static final String FLAG = "boolean";

  static final List<Event> ALL =
      Stream.of(listening(), users(), favourites(), playlists(), catalogue(), operations())
          .flatMap(List::stream)
          .toList();

  private EventCatalogue() {}

  private static List<Event> listening() {
    return List.of(
        new Event(
            "listening.track-started.v1",
            "gateway",
            fields("userId", ID_OR_NULL, "trackId", ID),
            "Somebody began to listen to a track."),
        new Event(
            "listening.track-played.v1",
            "gateway",
            fields("userId", ID, "trackId", ID, "playedAt", TIME),
            "A user has played a track to its end; the event's id is the play's."));
  }

  private static List<Event> users() {
    return List.of(
        user("user-registered", fields("userId", ID, "username", TEXT), "An account was made."),
        user("session-started", fields("userId", ID, "sessionId", ID), "A user logged in."),
        user("session-ended", fields("userId", ID, "sessionId", ID), "A user logged out."),
        user("password-changed", fields("userId", ID), "A user has a new password."),
        user("profile-updated", fields("userId", ID), "A user changed their profile."),
        user(
            "role-granted",
            fields("userId", ID, "role", TEXT, "grantedBy", ID),
            "A user has another role."),
        user("user-deleted", fields("userId", ID), "An account is gone; so is all it held."));
  }

  private static List<Event> favourites() {
    return List.of(
        user("track-starred", fields("userId", ID, "trackId", ID), "A track is a favourite."),
        user("track-unstarred", fields("userId", ID, "trackId", ID), "It is none any more."),
        user(
            "track-rated",
            fields("userId", ID, "trackId", ID, "rating", NUMBER),
            "A user rated a track."));
  }

  private static List<Event> playlists() {
    return List.of(
        playlist("playlist-created", fields("name", TEXT), "A playlist was made."),
        playlist(
            "playlist-changed", fields("version", NUMBER, "change", TEXT), "A playlist changed."),
        playlist("playlist-published", fields("public", FLAG), "A playlist is shown, or hidden."),
        playlist("playlist-deleted", fields(), "A playlist is gone."));
  }

  private static List<Event> catalogue() {
    return List.of(
        new Event(
            "catalogue.scan-started.v1",
            "catalogue",
            fields("scanId", ID, "userId", ID_OR_NULL),
            "A scan of the library began."),
        new Event(
            "catalogue.scan-finished.v1",
            "catalogue",
            fields(
                "scanId",
                ID,
                "added",
                NUMBER,
                "changed",
                NUMBER,
                "removed",
                NUMBER,
                "failed",
                NUMBER,
                "durationSeconds",
                SECONDS),
            "A scan of the library ended."));
  }

  private static List<Event> operations() {
    Map<String, String> letter = fields("queue", TEXT, "letterId", TEXT, "userId", ID);
    return List.of(
        new Event(
            "operations.dead-letter-replayed.v1",
            "operations",
            letter,
            "A dead letter went back to its queue."),
        new Event(
            "operations.dead-letter-discarded.v1",
            "operations",
            letter,
            "A dead letter was thrown away."));
  }

  private static Event user(String what, Map<String, String> fields, String summary) {
    return new Event("users." + what + ".v1", "users", fields, summary);
  }

  private static Event playlist(String what, Map<String, String> more, String summary) {
    Map<String, String> fields = fields("playlistId", ID, "ownerId", ID);
    fields.putAll(more);
    return new Event("playlists." + what + ".v1", "playlists", fields, summary);
  }

  private static Map<String, String> fields(String... namesAndTypes) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.put(namesAndTypes[i], namesAndTypes[i + 1]);
    }
    return fields;
  }
}
