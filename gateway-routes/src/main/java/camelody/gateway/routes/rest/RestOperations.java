package camelody.gateway.routes.rest;

import static camelody.gateway.routes.rest.Parameter.Type.DATE;
import static camelody.gateway.routes.rest.Parameter.Type.FLAG;
import static camelody.gateway.routes.rest.Parameter.Type.ID;
import static camelody.gateway.routes.rest.Parameter.Type.IDS;
import static camelody.gateway.routes.rest.Parameter.Type.INTEGER;
import static camelody.gateway.routes.rest.Parameter.Type.TEXT;
import static camelody.gateway.routes.rest.Parameter.Type.TIME;
import static camelody.gateway.routes.rest.Parameter.body;
import static camelody.gateway.routes.rest.Parameter.path;
import static camelody.gateway.routes.rest.Parameter.pathText;
import static camelody.gateway.routes.rest.Parameter.query;
import static camelody.gateway.routes.rest.Parameter.word;
import static camelody.messaging.methods.Access.ADMINISTRATOR;
import static camelody.messaging.methods.Access.ANYONE;
import static camelody.messaging.methods.Access.USER;

import camelody.messaging.methods.Access;
import java.util.List;
import java.util.stream.Stream;

/** Lists the REST surface: which verb and path is which method of which service. */
final class RestOperations {
  private static final String[] PERIODS = {"day", "week", "month", "year", "all"};

  static final List<RestOperation> CATALOGUE =
      List.of(
          get("/api/tracks", "catalogue.list", ANYONE, "Lists tracks")
              .with(
                  query("genre", TEXT, "only this genre"),
                  query("year", INTEGER, "only this year"),
                  query("artist", TEXT, "only artists of this name"),
                  query("album", TEXT, "only albums of this name"),
                  query("artistId", ID, "only this artist's"),
                  query("albumId", ID, "only this album's"),
                  word("sort", "title", "artist", "album", "year", "added", "random"),
                  word("order", "asc", "desc"),
                  query("seed", INTEGER, "of a random order, the same from page to page"))
              .paged(),
          get("/api/tracks/{trackId}", "catalogue.findTrack", ANYONE, "Finds a track")
              .with(path("trackId")),
          post("/api/tracks/lookups", "catalogue.findTracks", ANYONE, "Finds many tracks at once")
              .with(body("trackIds", IDS, "up to 500").needed())
              .readOnly(),
          get("/api/search", "catalogue.search", ANYONE, "Searches tracks, albums and artists")
              .with(query("q", TEXT, "what to look for").needed())
              .with(query("limit", INTEGER, "how many of each kind")),
          get("/api/albums", "catalogue.albums", ANYONE, "Lists albums")
              .with(
                  query("artistId", ID, "only this artist's"),
                  query("genre", TEXT, "only this genre"),
                  query("year", INTEGER, "only this year"),
                  word("sort", "title", "artist", "year", "added"),
                  word("order", "asc", "desc"))
              .paged(),
          get("/api/albums/{albumId}", "catalogue.findAlbum", ANYONE, "Finds an album")
              .with(path("albumId")),
          get("/api/artists", "catalogue.artists", ANYONE, "Lists artists")
              .with(word("sort", "name", "tracks"), word("order", "asc", "desc"))
              .paged(),
          get("/api/artists/{artistId}", "catalogue.findArtist", ANYONE, "Finds an artist")
              .with(path("artistId")),
          get("/api/genres", "catalogue.genres", ANYONE, "Lists genres").paged(),
          post("/api/catalogue/scans", "catalogue.scan", ADMINISTRATOR, "Scans the library")
              .answering(202)
              .at("/api/catalogue/scans/current"),
          get(
                  "/api/catalogue/scans/current",
                  "catalogue.scanStatus",
                  ANYONE,
                  "Tells how far the scan is; administrators also what could not be read")
              .paged());

  static final List<RestOperation> PLAYLISTS =
      List.of(
          get("/api/playlists", "playlists.list", USER, "Lists playlists")
              .with(
                  query("ownerId", ID, "whose; else yours"),
                  query("public", FLAG, "those of everybody that are public"))
              .paged(),
          post("/api/playlists", "playlists.create", USER, "Makes a playlist")
              .with(
                  body("name", TEXT, "").needed(),
                  body("description", TEXT, ""),
                  body("public", FLAG, ""),
                  body("trackIds", IDS, "its first tracks"))
              .answering(201)
              .at("/api/playlists/{id}"),
          get("/api/playlists/{playlistId}", "playlists.find", ANYONE, "Finds a playlist")
              .with(path("playlistId"))
              .underVersion(),
          playlist(put("/name", "playlists.rename", "Names a playlist anew"))
              .with(body("name", TEXT, "").needed()),
          playlist(put("/description", "playlists.describe", "Describes a playlist"))
              .with(body("description", TEXT, "").needed()),
          playlist(put("/public", "playlists.publish", "Shows a playlist to all, or hides it"))
              .with(body("public", FLAG, "").needed()),
          playlist(
                  post(
                      "/api/playlists/{playlistId}/tracks",
                      "playlists.addTracks",
                      USER,
                      "Adds tracks to a playlist"))
              .with(
                  body("trackIds", IDS, "").needed(),
                  body("position", INTEGER, "from 0, else at the end")),
          playlist(put("/tracks", "playlists.replaceTracks", "Replaces all tracks of a playlist"))
              .with(body("trackIds", IDS, "").needed()),
          playlist(
                  delete(
                      "/api/playlists/{playlistId}/tracks",
                      "playlists.removeTracks",
                      USER,
                      "Removes entries from a playlist"))
              .with(query("entryIds", IDS, "the entries").needed()),
          playlist(
                  put(
                      "/tracks/{entryId}/position",
                      "playlists.moveTrack",
                      "Moves an entry of a playlist"))
              .with(path("entryId"), body("position", INTEGER, "from 0").needed()),
          playlist(
                  delete(
                      "/api/playlists/{playlistId}",
                      "playlists.delete",
                      USER,
                      "Deletes a playlist"))
              .answering(204));

  static final List<RestOperation> USERS =
      List.of(
          post("/api/users", "users.register", ANYONE, "Makes an account")
              .with(
                  body("username", TEXT, "").needed(),
                  body("password", TEXT, "").needed(),
                  body("displayName", TEXT, ""))
              .answering(201)
              .at("/api/me"),
          get("/api/users", "users.list", ADMINISTRATOR, "Lists accounts")
              .with(query("q", TEXT, "part of a name"))
              .paged(),
          get("/api/users/{userId}", "users.profile", USER, "Shows an account")
              .with(path("userId"))
              .named("gateway.users.otherProfile"),
          delete("/api/users/{userId}", "users.delete", ADMINISTRATOR, "Deletes an account")
              .with(path("userId"))
              .answering(204)
              .named("gateway.users.deleteOther"),
          put("/api/users/{userId}/role", "users.grantRole", ADMINISTRATOR, "Grants a role")
              .with(path("userId"), body("role", TEXT, "listener or administrator").needed()),
          post("/api/sessions", "users.authenticate", ANYONE, "Logs in")
              .with(body("username", TEXT, "").needed(), body("password", TEXT, "").needed())
              .answering(201)
              .at("/api/sessions/current"),
          post("/api/sessions/renewals", "users.renew", ANYONE, "Renews a session")
              .with(body("refreshToken", TEXT, "").needed())
              .answering(201),
          delete("/api/sessions/current", "users.logout", USER, "Logs out").answering(204),
          get(
              "/api/sessions/keys",
              "users.keys",
              ANYONE,
              "Lists the keys that tokens are signed with"),
          get("/api/sessions/revocations", "users.revocations", ANYONE, "Lists revoked sessions"),
          get("/api/me", "users.profile", USER, "Shows who you are"),
          of("PATCH", "/api/me", "users.updateProfile", USER, "Changes your profile")
              .with(body("displayName", TEXT, "").needed()),
          put("/api/me/password", "users.changePassword", USER, "Changes your password")
              .with(
                  body("currentPassword", TEXT, "").needed(),
                  body("newPassword", TEXT, "").needed())
              .answering(204),
          delete("/api/me", "users.delete", USER, "Deletes your account")
              .with(body("password", TEXT, "yours, once more").needed())
              .answering(204));

  static final List<RestOperation> FAVOURITES =
      List.of(
          get("/api/me/favourites", "users.starred", USER, "Lists your favourites")
              .with(
                  word("kind", "track", "album", "artist"),
                  query("rated", FLAG, "true: what you rated, starred or not"))
              .paged(),
          star("/{trackId}", "trackId", "gateway.users.star"),
          star("/albums/{albumId}", "albumId", "gateway.users.starAlbum"),
          star("/artists/{artistId}", "artistId", "gateway.users.starArtist"),
          unstar("/{trackId}", "trackId", "gateway.users.unstar"),
          unstar("/albums/{albumId}", "albumId", "gateway.users.unstarAlbum"),
          unstar("/artists/{artistId}", "artistId", "gateway.users.unstarArtist"),
          rate("/{trackId}", "trackId", "gateway.users.rate"),
          rate("/albums/{albumId}", "albumId", "gateway.users.rateAlbum"),
          rate("/artists/{artistId}", "artistId", "gateway.users.rateArtist"));

  static final List<RestOperation> LISTENING =
      List.of(
          get("/api/me/history", "history.recent", USER, "Lists what you played").paged(),
          delete("/api/me/history", "history.forget", USER, "Forgets what you played")
              .with(
                  query("playId", ID, "one play"),
                  query("before", TIME, "all before"),
                  query("all", FLAG, "true for all")),
          get("/api/me/now-playing", "history.nowPlaying", USER, "Shows what is playing")
              .with(query("everybody", FLAG, "all users', for administrators"))
              .paged(),
          get("/api/me/statistics", "statistics.ofUser", USER, "Sums up your listening")
              .with(word("period", PERIODS)),
          get("/api/me/statistics/days", "statistics.listeningByDay", USER, "Sums it up by day")
              .with(
                  query("from", DATE, "first day"),
                  query("to", DATE, "last day"),
                  query("days", INTEGER, "how many days, if from or to is left out")),
          get("/api/users/{userId}/statistics", "statistics.ofUser", USER, "Sums up a user's")
              .with(path("userId"), word("period", PERIODS))
              .named("gateway.statistics.ofOtherUser"),
          top("tracks", "topTracks"),
          top("artists", "topArtists"),
          top("albums", "topAlbums"),
          get("/api/statistics/tracks/{trackId}", "statistics.ofTrack", ANYONE, "Counts its plays")
              .with(path("trackId")),
          post(
                  "/api/statistics/tracks/lookups",
                  "statistics.ofTracks",
                  ANYONE,
                  "Counts many's plays")
              .with(body("trackIds", IDS, "").needed())
              .readOnly());

  static final List<RestOperation> ADMINISTRATION =
      List.of(
          get("/api/activity", "activity.list", ADMINISTRATOR, "Lists what was done")
              .with(
                  query("userId", ID, "only by this user"),
                  query("action", TEXT, "only this kind of action"),
                  query("from", TIME, "not before"),
                  query("to", TIME, "before"))
              .paged(),
          get("/api/operations/workers", "operations.workers", ADMINISTRATOR, "Lists workers"),
          get("/api/operations/queues", "operations.queues", ADMINISTRATOR, "Lists queues"),
          get(
                  "/api/operations/dead-letters",
                  "operations.deadLetters",
                  ADMINISTRATOR,
                  "Lists the dead letters")
              .with(query("queue", TEXT, "only of the queue in which they failed"))
              .paged(),
          get(
                  "/api/operations/dead-letters/{queue}/{letterId}",
                  "operations.deadLetter",
                  ADMINISTRATOR,
                  "Shows a dead letter")
              .with(pathText("queue"), pathText("letterId")),
          post(
                  "/api/operations/dead-letters/{queue}/{letterId}/replays",
                  "operations.replay",
                  ADMINISTRATOR,
                  "Sends a dead letter to its queue again")
              .with(pathText("queue"), pathText("letterId")),
          post(
                  "/api/operations/dead-letters/{queue}/replays",
                  "operations.replay",
                  ADMINISTRATOR,
                  "Sends all dead letters of a queue to it again")
              .with(pathText("queue"), body("all", FLAG, "true").needed())
              .named("gateway.operations.replayAll"),
          delete(
                  "/api/operations/dead-letters/{queue}/{letterId}",
                  "operations.discard",
                  ADMINISTRATOR,
                  "Throws a dead letter away")
              .with(pathText("queue"), pathText("letterId")),
          delete(
                  "/api/operations/dead-letters/{queue}",
                  "operations.discard",
                  ADMINISTRATOR,
                  "Throws all dead letters of a queue away")
              .with(pathText("queue"), query("all", FLAG, "true").needed())
              .named("gateway.operations.discardAll"));

  /** All of them. */
  static final List<RestOperation> ALL =
      Stream.of(CATALOGUE, PLAYLISTS, USERS, FAVOURITES, LISTENING, ADMINISTRATION)
          .flatMap(List::stream)
          .toList();

  private RestOperations() {}

  private static RestOperation star(String below, String what, String routeId) {
    return put("/api/me/favourites" + below, "users.star", USER, "Makes it a favourite")
        .with(path(what))
        .answering(204)
        .named(routeId);
  }

  private static RestOperation unstar(String below, String what, String routeId) {
    return delete("/api/me/favourites" + below, "users.unstar", USER, "Takes a favourite back")
        .with(path(what))
        .answering(204)
        .named(routeId);
  }

  private static RestOperation rate(String below, String what, String routeId) {
    return put("/api/me/ratings" + below, "users.rate", USER, "Rates it")
        .with(path(what), body("rating", INTEGER, "1 to 5, 0 takes it back").needed())
        .answering(204)
        .named(routeId);
  }

  private static RestOperation top(String what, String useCase) {
    return get(
            "/api/statistics/top-" + what,
            "statistics." + useCase,
            ANYONE,
            "Lists the most played " + what)
        .with(word("period", PERIODS))
        .paged();
  }

  /** An edit of a playlist carries the version it was made for. */
  private static RestOperation playlist(RestOperation edit) {
    return edit.underVersion().with(path("playlistId"));
  }

  private static RestOperation put(String below, String method, String summary) {
    return put("/api/playlists/{playlistId}" + below, method, USER, summary);
  }

  private static RestOperation put(String path, String method, Access access, String summary) {
    return of("PUT", path, method, access, summary);
  }

  private static RestOperation get(String path, String method, Access access, String summary) {
    return of("GET", path, method, access, summary);
  }

  private static RestOperation post(String path, String method, Access access, String summary) {
    return of("POST", path, method, access, summary);
  }

  private static RestOperation delete(String path, String method, Access access, String summary) {
    return of("DELETE", path, method, access, summary);
  }

  private static RestOperation of(
      String verb, String path, String method, Access access, String summary) {
    return RestOperation.of(verb, path, method, access, summary);
  }
}
