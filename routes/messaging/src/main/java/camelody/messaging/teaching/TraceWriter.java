package camelody.messaging.teaching;

import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes events as JSON, version 1 of the schema in docs/tracing.md. */
final class TraceWriter {
  static final int VERSION = 1;

  private final String service;
  private final String process;
  private final Preview preview;

  TraceWriter(String service, String process, Preview preview) {
    this.service = service;
    this.process = process;
    this.preview = preview;
  }

  /** Writes an array of events. */
  byte[] write(List<TraceEvent> events) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(bytes)) {
      json.writeStartArray();
      for (TraceEvent event : events) {
        write(event, json);
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void write(TraceEvent event, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("v", VERSION);
    json.writeStringField("type", event.type);
    json.writeNumberField("at", event.at);
    json.writeNumberField("order", event.order);
    json.writeStringField("process", process);
    json.writeStringField("service", service);
    text(json, "trace", event.trace);
    text(json, "span", event.span);
    text(json, "parent", event.parent);
    text(json, "route", event.route);
    text(json, "node", event.node);
    text(json, "pattern", event.pattern);
    text(json, "method", method(event));
    text(json, "exchange", event.exchange);
    text(json, "routingKey", event.routingKey);
    text(json, "queue", event.queue);
    text(json, "outcome", event.outcome);
    text(json, "error", event.error);
    text(json, "user", event.user);
    number(json, "attempt", event.attempt == 0 ? TraceEvent.ABSENT : event.attempt);
    number(json, "elapsedMicros", event.elapsedMicros);
    number(json, "waitedMicros", event.waitedMicros);
    number(json, "count", event.count);
    number(json, "status", event.status);
    if (event.tapped) {
      json.writeBooleanField("tapped", true);
    }
    headers(json, event.headers);
    String seen = preview.of(event.body);
    if (seen != null) {
      json.writeFieldName("preview");
      json.writeRawValue(seen);
    }
    json.writeEndObject();
  }

  private static void headers(JsonGenerator json, @Nullable Map<String, ?> headers)
      throws IOException {
    if (headers == null) {
      return;
    }
    boolean any = false;
    for (Map.Entry<String, ?> header : headers.entrySet()) {
      if (AllowList.showsHeader(header.getKey()) && header.getValue() != null) {
        if (!any) {
          json.writeObjectFieldStart("headers");
          any = true;
        }
        json.writeStringField(header.getKey(), bounded(header.getValue().toString()));
      }
    }
    if (any) {
      json.writeEndObject();
    }
  }

  private static String bounded(String text) {
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, bounded(value));
    }
  }

  private static void number(JsonGenerator json, String name, long value) throws IOException {
    if (value != TraceEvent.ABSENT) {
      json.writeNumberField(name, value);
    }
  }

  /** Answers the method of an event: as it was told, or as its message says. */
  static @Nullable String method(TraceEvent event) {
    return event.method == null ? method(event.about) : event.method;
  }

  private static @Nullable String method(Bodies.@Nullable Head request) {
    if (request == null) {
      return null;
    }
    try (JsonParser parser = Json.MAPPER.getFactory().createParser(request.bytes())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("method");
        parser.nextToken();
        if (found) {
          return parser.getValueAsString();
        }
        parser.skipChildren();
      }
    } catch (IOException noRequest) {
      return null;
    }
    return null;
  }
}
