package camelody.gateway.routes.rest;

import static camelody.gateway.routes.rest.Parameter.Type.ID;
import static camelody.gateway.routes.rest.Parameter.Type.INTEGER;
import static camelody.gateway.routes.rest.Parameter.Type.TIME;
import static camelody.gateway.routes.rest.Parameter.body;
import static camelody.gateway.routes.rest.Parameter.path;
import static camelody.gateway.routes.rest.Parameter.query;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.methods.Access;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** Describes what has routes of its own: audio, pictures, links and plays. */
public final class OtherOperations {
  private static final String SIZE = "64 to 1024 pixels of the longer side";

  static final List<RestOperation> ALL =
      List.of(
          media("/api/tracks/{trackId}/stream", "openStream", "Plays a track", "streamTrack")
              .with(path("trackId")),
          media("/api/tracks/{trackId}/cover", "openCover", "Shows a track's cover", "trackCover")
              .with(path("trackId"), query("size", INTEGER, SIZE)),
          media("/api/albums/{albumId}/cover", "openCover", "Shows an album's cover", "albumCover")
              .with(path("albumId"), query("size", INTEGER, SIZE)),
          RestOperation.of(
                  "POST",
                  "/api/tracks/{trackId}/links",
                  "gateway.makeLink",
                  Access.USER,
                  "Makes an address for players that can't send a token, good for 10 minutes")
              .with(path("trackId"))
              .answering(201),
          RestOperation.of(
                  "POST",
                  "/api/plays",
                  "listening.trackPlayed",
                  Access.USER,
                  "Reports a play, or an array of up to 100; accepted once the broker has them")
              .with(body("playId", ID, ""), body("trackId", ID, "").needed())
              .with(body("playedAt", TIME, "at most 14 days ago"))
              .answering(202)
              .named("gateway.reportPlay"));

  /** What those of them answer that are no methods: method → schema. */
  static final Map<String, JsonNode> RESULTS =
      Map.of(
          "gateway.makeLink",
          schema(
              """
              {"type": "object", "required": ["url", "expiresAt"], "properties": {
                "url": {"type": "string", "format": "uri-reference"},
                "expiresAt": {"type": "string", "format": "date-time"}}}
              """),
          "listening.trackPlayed",
          schema(
              """
              {"oneOf": [
                {"type": "object", "required": ["playId"], "properties": {
                  "playId": {"type": "string", "format": "uuid"}}},
                {"type": "object", "required": ["items"], "properties": {
                  "items": {"type": "array", "items": {
                    "type": "object", "required": ["playId"], "properties": {
                      "playId": {"type": "string", "format": "uuid"}}}}}}]}
              """));

  private OtherOperations() {}

  /** Answers what type an operation answers with, if not JSON. */
  static @Nullable String produces(RestOperation operation) {
    return switch (operation.useCase()) {
      case "openStream" -> "audio/*";
      case "openCover" -> "image/*";
      default -> null;
    };
  }

  /** Makes the params of a request, for a route that goes another way afterwards. */
  public static Processor params(String routeId) {
    return ALL.stream()
        .filter(operation -> operation.routeId().equals(routeId))
        .map(RestRequestTranslator::new)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode schema(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RestOperation media(
      String path, String useCase, String summary, String routeName) {
    return RestOperation.of("GET", path, "catalogue." + useCase, Access.ANYONE, summary)
        .named("gateway." + routeName);
  }
}
