package camelody.messaging.jsonrpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one member of a message and keeps its parts as the bytes that came. */
final class RequestReader {
  private final byte[] message;
  private final JsonParser json;

  private @Nullable JsonBytes id;
  private @Nullable String method;
  private @Nullable JsonBytes params;
  private boolean version;
  private @Nullable String complaint;

  private RequestReader(byte[] message, JsonParser json) {
    this.message = message;
    this.json = json;
  }

  /** Reads the value at the parser's token, to its end, whatever it is. */
  static Envelope.Member read(byte[] message, JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return new Envelope.Invalid(
          null, RpcFault.of(FaultCode.INVALID_REQUEST, "expected a request object"));
    }
    return new RequestReader(message, json).read();
  }

  private Envelope.Member read() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      take(name);
    }
    if (complaint == null && !version) {
      complaint = "expected \"jsonrpc\":\"2.0\", came none";
    }
    if (complaint == null && method == null) {
      complaint = "expected a method, came none";
    }
    return complaint == null && method != null
        ? new RpcRequest(id, method, params)
        : new Envelope.Invalid(
            id, RpcFault.of(FaultCode.INVALID_REQUEST, String.valueOf(complaint)));
  }

  private void take(String name) throws IOException {
    switch (name) {
      case "jsonrpc" -> takeVersion();
      case "id" -> takeId();
      case "method" -> takeMethod();
      case "params" -> takeParams();
      default -> json.skipChildren(); // §4 forbids no further members.
    }
  }

  private void takeVersion() throws IOException {
    if (version) {
      complain("expected one jsonrpc, came two");
    }
    version = json.currentToken() == JsonToken.VALUE_STRING && json.getText().equals("2.0");
    if (!version) {
      complain("expected \"jsonrpc\":\"2.0\", came another version");
      version = true;
    }
    json.skipChildren();
  }

  private void takeId() throws IOException {
    if (id != null) {
      complain("expected one id, came two");
    }
    switch (json.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_NULL -> id = slice();
      default -> {
        complain("expected an id that is a string, a number or null");
        json.skipChildren();
      }
    }
  }

  private void takeMethod() throws IOException {
    if (method != null) {
      complain("expected one method, came two");
    }
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      method = json.getText();
    } else {
      complain("expected a method that is a string");
      json.skipChildren();
    }
  }

  private void takeParams() throws IOException {
    if (params != null) {
      complain("expected one params, came two");
    }
    if (json.currentToken().isStructStart()) {
      params = slice();
    } else {
      complain("expected params that are an object or an array");
    }
  }

  private JsonBytes slice() throws IOException {
    int start = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    return new JsonBytes(message, start, (int) json.currentLocation().getByteOffset());
  }

  private void complain(String text) {
    if (complaint == null) {
      complaint = text;
    }
  }
}
