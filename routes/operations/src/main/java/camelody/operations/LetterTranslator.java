package camelody.operations;

import camelody.messaging.amqp.Topology.EventQueue;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a message in a dead-letter queue what an administrator can read (Message Translator). It
 * may hold anything: that is why it is there.
 */
final class LetterTranslator {
  private static final int BODY_MAX_BYTES = 4 * 1024;
  private static final int READ_MAX_BYTES = 1024 * 1024;
  private static final int HASH_CHARACTERS = 32;
  private static final int NAME_MAX = 255;

  private LetterTranslator() {}

  static Letter translate(EventQueue queue, GetResponse message) {
    LetterHeaders headers = new LetterHeaders(message);
    byte[] body = message.getBody();
    JsonNode event = read(body);
    String firstQueue = headers.firstQueue();
    return new Letter(
        letterId(message),
        queue.name(),
        headers.reason(),
        headers.exception(),
        firstQueue == null ? queue.name() : firstQueue,
        headers.failedAt(),
        headers.attempts(),
        headers.traceId(),
        text(event.path("params").path("eventId")),
        text(event.path("method")),
        headers.routingKey(),
        body.length,
        preview(body),
        headers.others());
  }

  /** Answers the event's id, or a hash of the body when the message has none. */
  static String letterId(GetResponse message) {
    String id = message.getProps().getMessageId();
    return id == null || id.isEmpty() ? hash(message.getBody()) : id;
  }

  private static String hash(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return body.length > READ_MAX_BYTES ? Json.MAPPER.missingNode() : Json.MAPPER.readTree(body);
    } catch (IOException broken) {
      return Json.MAPPER.missingNode();
    }
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() && node.textValue().length() <= NAME_MAX ? node.textValue() : null;
  }

  // Cut between characters: what is no UTF-8 shows as U+FFFD, what is shows as it is.
  private static String preview(byte[] body) {
    int end = Math.min(body.length, BODY_MAX_BYTES);
    while (end < body.length && end > BODY_MAX_BYTES - 3 && (body[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(body, 0, end, StandardCharsets.UTF_8);
  }
}
