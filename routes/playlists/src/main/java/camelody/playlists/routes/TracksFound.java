package camelody.playlists.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the catalogue's answer what is needed here, and passes the rest on (Tolerant Reader).
 */
record TracksFound(List<@Nullable JsonNode> items) {
  TracksFound {
    Objects.requireNonNull(items, "items");
  }

  Map<String, JsonNode> byId() {
    Map<String, JsonNode> byId = new HashMap<>();
    for (JsonNode track : items) {
      if (track != null && track.path("id").isTextual()) {
        byId.put(track.path("id").textValue(), track);
      }
    }
    return byId;
  }
}
