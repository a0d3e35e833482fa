package camelody.messaging.teaching;

import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what may be seen of a body: JSON of a bounded length, with the members of the {@link
 * AllowList} alone. A text that ends early, or is no JSON, ends the preview where it stops being
 * readable; the preview itself always is.
 */
final class Preview {
  private static final int ITEMS_MAX = 3;
  private static final int TEXT_MAX = 200;

  private final int charsMax;

  Preview(int charsMax) {
    this.charsMax = charsMax;
  }

  /** Answers the preview of what {@link Bodies} kept; nothing, if there is nothing to see. */
  @Nullable String of(@Nullable Object kept) {
    if (kept == null) {
      return null;
    }
    byte[] json = json(kept);
    StringWriter text = new StringWriter();
    try (JsonGenerator preview = Json.MAPPER.getFactory().createGenerator(text)) {
      write(json, preview, text);
    } catch (IOException impossible) {
      return null;
    }
    return text.getBuffer().length() == 0 ? null : text.toString();
  }

  // What was written until it stopped is closed by the generator.
  private void write(byte[] json, JsonGenerator preview, StringWriter text) throws IOException {
    try (JsonParser parser = Json.MAPPER.getFactory().createParser(json)) {
      if (parser.nextToken() != null) {
        value(parser, new Target(preview, text), false);
      }
    } catch (Full | com.fasterxml.jackson.core.JsonProcessingException ended) {
      if (!preview.getOutputContext().inRoot() || text.getBuffer().length() > 0) {
        return;
      }
      preview.writeString(AllowList.HIDDEN);
    }
  }

  private void value(JsonParser parser, Target to, boolean shown) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      object(parser, to);
    } else if (token == JsonToken.START_ARRAY) {
      array(parser, to, shown);
    } else if (shown || token == JsonToken.VALUE_NULL) {
      scalar(parser, to);
    } else {
      to.json().writeString(AllowList.HIDDEN);
    }
  }

  private void object(JsonParser parser, Target to) throws IOException {
    to.json().writeStartObject();
    boolean others = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      // A name without its value would be no JSON: what may end the preview ends it before.
      parser.finishToken();
      to.checkRoom();
      if (AllowList.names(name)) {
        to.json().writeFieldName(name);
        member(name, parser, to);
      } else {
        others = true;
        parser.skipChildren();
      }
    }
    if (others) {
      to.json().writeStringField(AllowList.HIDDEN, AllowList.HIDDEN);
    }
    to.json().writeEndObject();
  }

  private void member(String name, JsonParser parser, Target to) throws IOException {
    boolean shown = AllowList.showsValue(name);
    if (AllowList.isWords(name) && parser.currentToken() == JsonToken.VALUE_STRING) {
      to.json().writeString(AllowList.withoutQuotes(parser.getText()));
    } else if (parser.currentToken().isStructStart() && !shown && !AllowList.opens(name)) {
      parser.skipChildren();
      to.json().writeString(AllowList.HIDDEN);
    } else {
      value(parser, to, shown);
    }
  }

  private void array(JsonParser parser, Target to, boolean shown) throws IOException {
    to.json().writeStartArray();
    int items = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      to.checkRoom();
      if (items < ITEMS_MAX) {
        value(parser, to, shown);
      } else {
        parser.skipChildren();
      }
      items++;
    }
    if (items > ITEMS_MAX) {
      to.json().writeString("… " + (items - ITEMS_MAX));
    }
    to.json().writeEndArray();
  }

  private static void scalar(JsonParser parser, Target to) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() > TEXT_MAX) {
      to.json().writeString(parser.getText().substring(0, TEXT_MAX) + "…");
    } else {
      to.json().copyCurrentEvent(parser);
    }
  }

  private static byte[] json(Object kept) {
    if (kept instanceof Bodies.Head head) {
      return head.bytes();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Json.MAPPER.writeValue(new Bounded(bytes), readable(kept));
    } catch (IOException | RuntimeException fullOrUnwritable) {
      return bytes.toByteArray();
    }
    return bytes.toByteArray();
  }

  // The beginnings of texts, which may end early, are previewed by themselves.
  private static Object readable(Object kept) {
    if (kept instanceof Bodies.Head head) {
      return new Preview(Bodies.BYTES_MAX).raw(head);
    }
    if (kept instanceof Map<?, ?> map) {
      Map<Object, Object> opened = new java.util.LinkedHashMap<>();
      map.forEach((name, value) -> opened.put(name, value == null ? "" : readable(value)));
      return opened;
    }
    if (kept instanceof List<?> list) {
      List<Object> opened = new ArrayList<>();
      list.forEach(item -> opened.add(readable(item)));
      return opened;
    }
    return kept;
  }

  private Object raw(Bodies.Head head) {
    String json = of(head);
    return new com.fasterxml.jackson.databind.util.RawValue(json == null ? "null" : json);
  }

  private final class Target {
    private final JsonGenerator json;
    private final StringWriter text;

    Target(JsonGenerator json, StringWriter text) {
      this.json = json;
      this.text = text;
    }

    JsonGenerator json() {
      return json;
    }

    void checkRoom() throws IOException {
      json.flush();
      if (text.getBuffer().length() > charsMax) {
        throw new Full();
      }
    }
  }

  private static final class Full extends IOException {
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** Takes a few kilobytes and refuses the rest, so that a large value isn't written whole. */
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream bytes;

    Bounded(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      int room = Bodies.BYTES_MAX - bytes.size();
      bytes.write(from, offset, Math.min(room, length));
      if (length > room) {
        throw new Full();
      }
    }
  }
}
