package camelody.client.commands;

import camelody.client.gateway.Gateway;
import camelody.client.gateway.Query;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds what a person means, who may type an id, or words to search for. */
final class Finder {
  private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final int PAGE = 500;

  private final Gateway gateway;

  Finder(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Answers the track of that id, or the one that the words fit best. */
  JsonNode track(String words) {
    return isId(words) ? gateway.get("/api/tracks/" + words).json() : best("tracks", words);
  }

  /** Answers the album with its tracks. */
  JsonNode album(String words) {
    return gateway
        .get("/api/albums/" + (isId(words) ? words : best("albums", words).path("id").asText()))
        .json();
  }

  String albumId(String words) {
    return isId(words) ? words : best("albums", words).path("id").asText();
  }

  String artistId(String words) {
    return isId(words) ? words : best("artists", words).path("id").asText();
  }

  String trackId(String words) {
    return isId(words) ? words : best("tracks", words).path("id").asText();
  }

  List<String> trackIds(List<String> wordsOfEach) {
    return wordsOfEach.stream().map(this::trackId).toList();
  }

  /** Answers the id of a playlist, or of one's own playlist of that name. */
  String playlistId(String name) {
    if (isId(name)) {
      return name;
    }
    List<String> ids = ownPlaylists().filter(each -> isNamed(each, name)).map(Finder::id).toList();
    if (ids.isEmpty()) {
      throw CommandFailure.notFound(
          "you have no playlist named '" + name + "': ./camelody playlist list");
    }
    if (ids.size() > 1) {
      throw CommandFailure.misunderstood(
          "several playlists are named '" + name + "', name one by its id: " + ids);
    }
    return ids.get(0);
  }

  /** Answers tracks by their ids; those that are gone are left out. */
  Map<String, JsonNode> tracks(Stream<String> ids) {
    List<String> wanted = ids.distinct().limit(PAGE).toList();
    Map<String, JsonNode> found = new TreeMap<>();
    if (!wanted.isEmpty()) {
      JsonNode answer = gateway.post("/api/tracks/lookups", Map.of("trackIds", wanted)).json();
      answer.path("items").forEach(track -> found.put(id(track), track));
    }
    return found;
  }

  private Stream<JsonNode> ownPlaylists() {
    ArrayNode all = Json.MAPPER.createArrayNode();
    JsonNode next = Json.MAPPER.getNodeFactory().numberNode(0);
    while (next.isNumber()) {
      JsonNode page =
          gateway
              .get(Query.of("/api/playlists").with("limit", PAGE).with("offset", next.asInt()))
              .json();
      page.path("items").forEach(all::add);
      next = page.path("nextOffset");
    }
    return StreamSupport.stream(all.spliterator(), false);
  }

  private JsonNode best(String kind, String words) {
    JsonNode found = gateway.get(Query.of("/api/search").with("q", words).with("limit", 1)).json();
    JsonNode first = found.path(kind).path(0);
    if (first.isMissingNode()) {
      throw CommandFailure.notFound(
          "found no " + kind.substring(0, kind.length() - 1) + " for '" + words + "'");
    }
    return first;
  }

  private static boolean isNamed(JsonNode playlist, String name) {
    return playlist.path("name").asText().equalsIgnoreCase(name);
  }

  private static boolean isId(String text) {
    return text.matches(ID);
  }

  private static String id(JsonNode thing) {
    return thing.path("id").asText();
  }
}
