package camelody.activity;

import camelody.kernel.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes from an event what the log may keep. It names what is allowed, not what is forbidden: a
 * secret that somebody adds to an event one day is left out without anybody having thought of it.
 *
 * <p>Texts, numbers, true and false are kept, objects and arrays are not; a text is cut at 256
 * characters, and all together take {@value #BYTES_MAX} bytes at the most.
 */
final class AllowedDetails {
  static final int BYTES_MAX = 4 * 1024;
  static final int TEXT_MAX = 256;

  private static final List<String> NAMES =
      List.of(
          "trackId",
          "playedAt",
          "playlistId",
          "ownerId",
          "name",
          "version",
          "change",
          "public",
          "username",
          "role",
          "grantedBy",
          "sessionId",
          "rating",
          "scanId",
          "added",
          "changed",
          "removed",
          "failed",
          "durationSeconds",
          "queue",
          "letterId");

  private static final ObjectMapper JSON = new ObjectMapper();

  private AllowedDetails() {}

  static ObjectNode of(JsonNode params) {
    ObjectNode details = JSON.createObjectNode();
    for (String name : NAMES) {
      JsonNode value = params.path(name);
      if (value.isValueNode()) {
        details.set(name, bounded(value));
        if (size(details) > BYTES_MAX) {
          details.remove(name);
        }
      }
    }
    return details;
  }

  private static JsonNode bounded(JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    String text = value.textValue();
    String storable = Text.storable(text) ? text : Text.quote(text);
    return JSON.getNodeFactory().textNode(cut(storable));
  }

  // Counted in code points, so that no letter is cut in two.
  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= TEXT_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT_MAX - 1)) + "…";
  }

  private static int size(ObjectNode details) {
    return details.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
