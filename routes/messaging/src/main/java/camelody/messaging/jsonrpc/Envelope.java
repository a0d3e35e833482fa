package camelody.messaging.jsonrpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a message holds: one request, a batch of them, or nothing that can be read (JSON-RPC
 * 2.0 §4 to §6).
 */
public sealed interface Envelope {
  /** How many members a batch may have. */
  int BATCH_MAX = 100;

  /** One message on its own. */
  record Single(Member member) implements Envelope {}

  /** An array of them: answered by an array, or by nothing when all are notifications. */
  record Batch(List<Member> members) implements Envelope {
    public Batch {
      members = List.copyOf(members);
    }
  }

  /** Not JSON, not UTF-8, an empty batch, too large a batch: answered by one error with id null. */
  record Unreadable(RpcFault fault) implements Envelope {}

  /** A {@link RpcRequest} or something that should have been one. */
  sealed interface Member permits RpcRequest, Invalid {}

  /**
   * A member that is not a request.
   *
   * @param id the id if it could be told, else absent and answered as null
   */
  record Invalid(@Nullable JsonBytes id, RpcFault fault) implements Member {}

  /** Reads a whole message; never throws for what it holds. */
  static Envelope read(byte[] message) {
    RpcFault encoding = Utf8.check(message);
    if (encoding != null) {
      return new Unreadable(encoding);
    }
    try (JsonParser json = Json.FACTORY.createParser(message)) {
      return read(message, json);
    } catch (StreamConstraintsException outOfBounds) {
      return unreadable(
          FaultCode.PARSE_ERROR,
          "expected JSON at most "
              + Json.DEPTH_MAX
              + " levels deep, with numbers at most 1000 digits long");
    } catch (JsonProcessingException broken) {
      return unreadable(FaultCode.PARSE_ERROR, "expected JSON, " + Position.of(broken));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Envelope read(byte[] message, JsonParser json) throws IOException {
    JsonToken first = json.nextToken();
    if (first == null) {
      return unreadable(FaultCode.PARSE_ERROR, "expected JSON, came nothing");
    }
    Envelope envelope =
        first == JsonToken.START_ARRAY
            ? batch(message, json)
            : new Single(RequestReader.read(message, json));
    if (json.nextToken() != null) {
      return unreadable(FaultCode.PARSE_ERROR, "expected one JSON value, came more after it");
    }
    return envelope;
  }

  private static Envelope batch(byte[] message, JsonParser json) throws IOException {
    List<Member> members = new ArrayList<>();
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      // The rest of a batch over the limit is still read: it may not be JSON at all.
      Member member = RequestReader.read(message, json);
      if (++count <= BATCH_MAX) {
        members.add(member);
      }
    }
    if (count == 0) {
      return unreadable(
          FaultCode.INVALID_REQUEST, "expected a batch of 1 to 100, came an empty one");
    }
    if (count > BATCH_MAX) {
      return unreadable(
          FaultCode.INVALID_REQUEST,
          "expected a batch of 1 to " + BATCH_MAX + " members, came " + count);
    }
    return new Batch(members);
  }

  private static Unreadable unreadable(FaultCode kind, String message) {
    return new Unreadable(RpcFault.of(kind, message));
  }
}
