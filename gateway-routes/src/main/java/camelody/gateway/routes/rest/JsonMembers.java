package camelody.gateway.routes.rest;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the members of a JSON object without building a tree of it.
 *
 * @param names of its members
 * @param from where the first member begins
 * @param to where the last member ends; the same as {@code from} for an empty object
 */
record JsonMembers(Set<String> names, int from, int to) {

  /**
   * Reads an object that came as a request's body.
   *
   * @throws IllegalArgumentException if it is no JSON object, in a message for the caller
   */
  static JsonMembers read(byte[] json) {
    for (byte b : json) {
      if (b == 0) {
        throw new IllegalArgumentException("body: expected JSON in UTF-8, came a NUL");
      }
    }
    try (JsonParser parser = Json.MAPPER.getFactory().createParser(json)) {
      return read(parser);
    } catch (IOException broken) {
      throw new IllegalArgumentException(
          "body: expected a JSON object at most " + Json.DEPTH_MAX + " levels deep", broken);
    }
  }

  private static JsonMembers read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("body: expected a JSON object, came something else");
    }
    int from = (int) parser.currentLocation().getByteOffset();
    Set<String> names = new LinkedHashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (!names.add(parser.currentName())) {
        throw new IllegalArgumentException("body: expected each member once, one came twice");
      }
      parser.nextToken();
      parser.skipChildren();
    }
    int to = (int) parser.currentTokenLocation().getByteOffset();
    if (parser.nextToken() != null) {
      throw new IllegalArgumentException("body: expected one JSON object, came more after it");
    }
    return new JsonMembers(names, from, names.isEmpty() ? from : to);
  }

  /** Answers the text or number of a result's own member, or nothing. */
  static @Nullable String scalar(JsonBytes object, String name) {
    try (JsonParser parser =
        Json.MAPPER.getFactory().createParser(object.array(), object.offset(), object.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(name);
        if (parser.nextToken().isScalarValue() && wanted) {
          return parser.getText();
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException broken) {
      return null;
    }
  }
}
