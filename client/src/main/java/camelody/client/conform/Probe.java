package camelody.client.conform;

import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Asks one service, and judges what comes. */
final class Probe {
  /** How long a reply is waited for: what a call without a deadline has. */
  static final long REPLY_MILLIS = 5_000;

  /** How long nothing must come where nothing may. */
  static final long SILENCE_MILLIS = 1_000;

  static final String DISCOVER = "rpc.discover";

  private final Peer peer;
  private final String service;
  private final Options options;
  private @Nullable JsonNode description;

  Probe(Peer peer, String service, Options options) {
    this.peer = peer;
    this.service = service;
    this.options = options;
  }

  Peer peer() {
    return peer;
  }

  String service() {
    return service;
  }

  Options options() {
    return options;
  }

  /** Writes a request for {@code rpc.discover}, the one method that every worker has. */
  static String discover(String id) {
    return request(id, DISCOVER);
  }

  static String request(String id, String method) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\"}".formatted(id, method);
  }

  static String request(String id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":%s}"
        .formatted(id, method, params);
  }

  static String notification(String method) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"%s\"}".formatted(method);
  }

  /** Answers what the worker says about itself; a missing node if nothing that can be read. */
  JsonNode description() throws IOException, InterruptedException {
    JsonNode known = description;
    if (known == null) {
      Reply reply = ask(discover("1"));
      known = reply == null ? Json.MAPPER.missingNode() : reply.json().path("result");
      description = known;
    }
    return known;
  }

  /** Answers the methods that the worker tags as reads. */
  Stream<JsonNode> reads() throws IOException, InterruptedException {
    return StreamSupport.stream(description().path("methods").spliterator(), false)
        .filter(method -> method.path("tags").findValuesAsText("name").contains("read"));
  }

  /** Answers a method that may be called without parameters and changes nothing. */
  Optional<String> read() throws IOException, InterruptedException {
    String named = options.read();
    return named != null
        ? Optional.of(named)
        : reads()
            .filter(method -> !method.path("params").findValuesAsText("required").contains("true"))
            .map(method -> method.path("name").asText())
            .findFirst();
  }

  @Nullable Reply ask(String body) throws IOException, InterruptedException {
    return ask(peer.addressed(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Nullable Reply ask(BasicProperties properties, byte[] body)
      throws IOException, InterruptedException {
    peer.request(service, properties, body);
    return peer.await(properties, REPLY_MILLIS);
  }

  /** Expects a result under this id. */
  Verdict expectResult(String body, String id) throws IOException, InterruptedException {
    return expectResult(peer.addressed(), body, id);
  }

  Verdict expectResult(BasicProperties properties, String body, String id)
      throws IOException, InterruptedException {
    Reply reply = ask(properties, body.getBytes(StandardCharsets.UTF_8));
    return reply == null ? silent("a result under the id " + id) : Replies.judgeResult(reply, id);
  }

  /** Expects an error with this code, under this id. */
  Verdict expectFault(byte[] body, int code, String... ids)
      throws IOException, InterruptedException {
    Reply reply = ask(peer.addressed(), body);
    return reply == null ? silent("the error " + code) : Replies.judgeFault(reply, code, ids);
  }

  Verdict expectFault(String body, int code, String... ids)
      throws IOException, InterruptedException {
    return expectFault(body.getBytes(StandardCharsets.UTF_8), code, ids);
  }

  /** Expects no reply, and a worker that is well afterwards. */
  Verdict expectSilence(BasicProperties properties, String body)
      throws IOException, InterruptedException {
    peer.request(service, properties, body.getBytes(StandardCharsets.UTF_8));
    Reply reply = peer.await(properties, SILENCE_MILLIS);
    return reply == null ? expectLife() : Verdict.fail("no reply", reply.shown());
  }

  /** Expects that the worker answers as ever. */
  Verdict expectLife() throws IOException, InterruptedException {
    Verdict verdict = expectResult(discover("1"), "1");
    return verdict instanceof Verdict.Fail fail
        ? Verdict.fail("a worker that answers as before", fail.came())
        : verdict;
  }

  /** Expects any reply at all, and a worker that is well afterwards. */
  Verdict expectReply(String body) throws IOException, InterruptedException {
    Reply reply = ask(body);
    return reply == null ? silent("a reply, if only an error") : expectLife();
  }

  private Verdict silent(String expected) {
    String stray = peer.stray();
    return Verdict.fail(
        expected,
        stray == null
            ? "no reply within " + REPLY_MILLIS + " ms"
            : "a reply with the correlation id '" + stray + "', which nobody had sent");
  }
}
