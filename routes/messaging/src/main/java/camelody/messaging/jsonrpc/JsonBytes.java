package camelody.messaging.jsonrpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Holds one JSON value as UTF-8 bytes; a part of a larger message is shared, not copied. */
public final class JsonBytes implements JsonSerializable {
  private final byte[] message;
  private final int start;
  private final int end;

  /** The bytes become this object's own: don't change them afterwards. */
  public JsonBytes(byte[] json) {
    this(json, 0, json.length);
  }

  JsonBytes(byte[] message, int start, int end) {
    this.message = message;
    this.start = start;
    this.end = end;
  }

  /** Writes a value with {@link Json#MAPPER}. */
  public static JsonBytes of(Object value) {
    return value instanceof JsonBytes json ? json : new JsonBytes(Json.bytes(value));
  }

  public static JsonBytes ofText(String json) {
    return new JsonBytes(json.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] array() {
    return message;
  }

  public int offset() {
    return start;
  }

  public int length() {
    return end - start;
  }

  /** Answers exactly these bytes; don't change them, they may be the message's own. */
  public byte[] toBytes() {
    return length() == message.length ? message : Arrays.copyOfRange(message, start, end);
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(message, start, target, at, length());
  }

  @Override
  public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    json.writeRawValue(toString());
  }

  @Override
  public void serializeWithType(
      JsonGenerator json, SerializerProvider provider, TypeSerializer types) throws IOException {
    serialize(json, provider);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonBytes that
        && Arrays.equals(message, start, end, that.message, that.start, that.end);
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return new String(message, start, length(), StandardCharsets.UTF_8);
  }
}
