package camelody.system.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A worker made from docs/protocol.md alone, with {@code peek}, a read, and {@code poke}, a write;
 * it can be told to fall short in one way.
 */
final class SmallWorker implements AutoCloseable {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int PREFETCH = 16;

  /** A way to fall short, and the rules that must tell. */
  enum Flaw {
    NONE(),
    ANSWERS_NOTIFICATIONS(
        "notification.silent", "notification.unknown", "batch.notifications", "batch.mixed"),
    FORGETS_CORRELATION_IDS("answers"),
    TAKES_NULL_FOR_NO_ID("id.null"),
    IGNORES_DEADLINES("deadline.past"),
    KEEPS_SILENT_ABOUT_BROKEN_JSON(
        "parse-error.cut-off", "parse-error.empty", "parse-error.encoding", "nesting.abysmal"),
    KNOWS_NO_BATCHES(
        "batch.one", "batch.many", "batch.mixed", "batch.notifications", "batch.invalid"),
    CALLS_UNKNOWN_METHODS_INTERNAL_ERRORS("method.unknown", "method.of-others", "method.reserved"),
    HEARS_NO_PING("control.ping", "control.members"),
    DESCRIBES_ITSELF_POORLY("discovery.document", "discovery.names", "discovery.params"),
    SWALLOWS_UNKNOWN_PARAMETERS("params.unknown"),
    REPEATS_WRITES("redelivery.write");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, its type does not say so.
    private final Set<String> broken;

    Flaw(String... broken) {
      this.broken = Set.of(broken);
    }

    Set<String> broken() {
      return broken;
    }
  }

  private final Connection connection;
  private final Channel channel;
  private final String service;
  private final String systemId;
  private final Flaw flaw;

  SmallWorker(String brokerUri, String service, String systemId, Flaw flaw) throws Exception {
    this.service = service;
    this.systemId = systemId;
    this.flaw = flaw;
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(brokerUri);
    connection = factory.newConnection(service);
    channel = connection.createChannel();
    channel.basicQos(PREFETCH);
    channel.queueDeclare(service + ".rpc", true, false, true, null);
    channel.queueBind(service + ".rpc", "camelody.rpc", service);
    channel.basicConsume(service + ".rpc", false, (tag, delivery) -> serve(delivery), tag -> {});
    if (flaw != Flaw.HEARS_NO_PING) {
      String queue = channel.queueDeclare("", false, true, true, null).getQueue();
      channel.queueBind(queue, "camelody.control", "");
      channel.basicConsume(queue, true, (tag, delivery) -> control(delivery), tag -> {});
    }
  }

  String service() {
    return service;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private void serve(Delivery delivery) throws IOException {
    boolean late = flaw != Flaw.IGNORES_DEADLINES && isPastDeadline(delivery);
    JsonNode reply = late ? null : reply(delivery.getBody(), delivery.getEnvelope().isRedeliver());
    send(delivery.getProperties(), reply);
    channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
  }

  private void send(BasicProperties request, @Nullable JsonNode reply) throws IOException {
    if (reply != null && request.getReplyTo() != null) {
      String id = flaw == Flaw.FORGETS_CORRELATION_IDS ? null : request.getCorrelationId();
      channel.basicPublish(
          "",
          request.getReplyTo(),
          new BasicProperties.Builder().correlationId(id).build(),
          MAPPER.writeValueAsBytes(reply));
    }
  }

  private @Nullable JsonNode reply(byte[] body, boolean redelivered) {
    JsonNode message;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      message = MAPPER.readTree(text);
    } catch (IOException broken) {
      return flaw == Flaw.KEEPS_SILENT_ABOUT_BROKEN_JSON ? null : error(null, -32700, "not JSON");
    }
    if (message.isMissingNode()) {
      return flaw == Flaw.KEEPS_SILENT_ABOUT_BROKEN_JSON ? null : error(null, -32700, "not JSON");
    }
    if (!message.isArray() || message.isEmpty() || flaw == Flaw.KNOWS_NO_BATCHES) {
      return one(message, redelivered);
    }
    ArrayNode replies = MAPPER.createArrayNode();
    for (JsonNode member : message) {
      JsonNode reply = one(member, redelivered);
      if (reply != null) {
        replies.add(reply);
      }
    }
    return replies.isEmpty() ? null : replies;
  }

  private @Nullable JsonNode one(JsonNode request, boolean redelivered) {
    JsonNode id = request.path("id");
    boolean knowsId = id.isMissingNode() || id.isNull() || id.isTextual() || id.isNumber();
    JsonNode params = request.path("params");
    if (!request.isObject()
        || !request.path("jsonrpc").asText().equals("2.0")
        || !request.path("method").isTextual()
        || !(params.isMissingNode() || params.isContainerNode())
        || !knowsId) {
      return error(knowsId ? id : null, -32600, "not a request");
    }
    JsonNode reply = execute(request.path("method").asText(), id, params, redelivered);
    boolean notification = id.isMissingNode() || (id.isNull() && flaw == Flaw.TAKES_NULL_FOR_NO_ID);
    return notification && flaw != Flaw.ANSWERS_NOTIFICATIONS ? null : reply;
  }

  private JsonNode execute(String method, JsonNode id, JsonNode params, boolean redelivered) {
    if (method.equals("rpc.discover")) {
      return result(id, description());
    }
    if (!method.equals(service + ".peek") && !method.equals(service + ".poke")) {
      boolean wrong = flaw == Flaw.CALLS_UNKNOWN_METHODS_INTERNAL_ERRORS;
      return error(id, wrong ? -32603 : -32601, "no such method");
    }
    if (!params.isEmpty() && flaw != Flaw.SWALLOWS_UNKNOWN_PARAMETERS) {
      return error(id, -32602, "expected no parameters");
    }
    boolean write = method.endsWith("poke");
    return write && redelivered && flaw != Flaw.REPEATS_WRITES
        ? error(id, -32004, "may have been applied")
        : result(id, MAPPER.getNodeFactory().textNode("done"));
  }

  private JsonNode description() {
    if (flaw == Flaw.DESCRIBES_ITSELF_POORLY) {
      return MAPPER.valueToTree(
          Map.of("methods", List.of(Map.of("name", "other.peek"), Map.of("name", "peek"))));
    }
    List<Map<String, Object>> methods = new ArrayList<>();
    for (String[] method : new String[][] {{"peek", "read"}, {"poke", "write"}}) {
      methods.add(
          Map.of(
              "name", service + "." + method[0],
              "tags", List.of(Map.of("name", method[1])),
              "params", List.of()));
    }
    return MAPPER.valueToTree(
        Map.of(
            "openrpc",
            "1.3.2",
            "info",
            Map.of("title", service, "version", "1"),
            "methods",
            methods));
  }

  private void control(Delivery delivery) throws IOException {
    JsonNode request = MAPPER.readTree(delivery.getBody());
    if (request.path("method").asText().equals("control.ping")) {
      Map<String, Object> info =
          Map.ofEntries(
              Map.entry("service", service),
              Map.entry("instance", service + "-1"),
              Map.entry("systemId", systemId),
              Map.entry("host", "here"),
              Map.entry("pid", ProcessHandle.current().pid()),
              Map.entry("version", "1"),
              Map.entry("uptimeSeconds", 1),
              Map.entry("handled", 0),
              Map.entry("failed", 0),
              Map.entry("inFlight", 0),
              Map.entry("meanMillis", 0),
              Map.entry("p99Millis", 0));
      send(delivery.getProperties(), result(request.path("id"), MAPPER.valueToTree(info)));
    }
  }

  private static boolean isPastDeadline(Delivery delivery) {
    Map<String, Object> headers = delivery.getProperties().getHeaders();
    return headers != null
        && headers.get("camelody-deadline") instanceof Long deadline
        && System.currentTimeMillis() > deadline;
  }

  private static JsonNode result(JsonNode id, JsonNode result) {
    return answer(id).set("result", result);
  }

  private static JsonNode error(@Nullable JsonNode id, int code, String message) {
    return answer(id)
        .set("error", MAPPER.createObjectNode().put("code", code).put("message", message));
  }

  private static ObjectNode answer(@Nullable JsonNode id) {
    ObjectNode answer = MAPPER.createObjectNode().put("jsonrpc", "2.0");
    return answer.set("id", id == null || id.isMissingNode() ? MAPPER.nullNode() : id);
  }
}
