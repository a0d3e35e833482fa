package camelody.client.conform;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON-RPC 2.0 §4 and §5: single requests, notifications, and what is neither. */
final class EnvelopeRules {
  private static final int PARSE_ERROR = -32700;
  private static final int INVALID_REQUEST = -32600;
  private static final int METHOD_NOT_FOUND = -32601;
  private static final int DEEP = 200;
  private static final int ABYSMAL = 100_000;
  private static final byte[] NOT_UTF_8 = {'"', (byte) 0xc3, (byte) 0x28, '"'};

  static final List<Rule> ALL =
      List.of(
          new Rule("id.number", "keeps an id that is a number", id("7")),
          new Rule("id.zero", "takes the id 0 for an id", id("0")),
          new Rule("id.negative", "keeps a negative id", id("-9007199254740991")),
          new Rule("id.text", "keeps an id that is a text", id("\"é☃\\\"\\\\ 𝄞\"")),
          new Rule("id.empty-text", "keeps an empty text", id("\"\"")),
          new Rule("id.null", "answers a request whose id is null", id("null")),
          new Rule(
              "params.empty",
              "takes no params, an empty object and an empty array for the same",
              EnvelopeRules::emptyParams),
          new Rule(
              "notification.silent",
              "never answers a notification",
              probe -> silence(probe, Probe.notification(Probe.DISCOVER))),
          new Rule(
              "notification.unknown",
              "never answers a notification for a method that it lacks",
              probe -> silence(probe, Probe.notification(probe.service() + ".no-such-method"))),
          new Rule(
              "parse-error.cut-off",
              "answers what is not JSON with -32700 and the id null",
              fault("{\"jsonrpc\":\"2.0\",\"id\":1,", PARSE_ERROR, "null")),
          new Rule(
              "parse-error.empty",
              "answers an empty body with -32700",
              fault("", PARSE_ERROR, "null")),
          new Rule(
              "parse-error.encoding",
              "answers what is not UTF-8 with -32700",
              probe -> probe.expectFault(NOT_UTF_8, PARSE_ERROR, "null")),
          new Rule(
              "invalid.no-object",
              "answers a message that is no object with -32600",
              fault("7", INVALID_REQUEST, "null")),
          new Rule(
              "invalid.no-method",
              "answers a request without a method with -32600",
              fault("{\"jsonrpc\":\"2.0\",\"id\":1}", INVALID_REQUEST, "1", "null")),
          new Rule(
              "invalid.method-number",
              "answers a method that is no text with -32600",
              fault("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":1}", INVALID_REQUEST, "1", "null")),
          new Rule(
              "invalid.params",
              "answers params that are neither object nor array with -32600",
              fault(Probe.request("1", Probe.DISCOVER, "\"x\""), INVALID_REQUEST, "1", "null")),
          new Rule(
              "invalid.version",
              "answers another version than 2.0 with -32600",
              fault(
                  "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"rpc.discover\"}",
                  INVALID_REQUEST,
                  "1",
                  "null")),
          new Rule(
              "invalid.id",
              "answers an id that is an object with -32600",
              fault(Probe.discover("{}"), INVALID_REQUEST, "null", "{}")),
          new Rule(
              "method.unknown",
              "answers a method that it lacks with -32601",
              probe -> unknown(probe, probe.service() + ".no-such-method")),
          new Rule(
              "method.of-others",
              "answers another service's method with -32601",
              probe -> unknown(probe, "nobody-here.find")),
          new Rule(
              "method.reserved",
              "answers unknown names that begin with rpc. with -32601",
              probe -> unknown(probe, "rpc.no-such-extension")),
          new Rule(
              "nesting.deep",
              "survives params nested %d deep".formatted(DEEP),
              probe ->
                  probe.expectReply(
                      Probe.request("1", Probe.DISCOVER, "[".repeat(DEEP) + "]".repeat(DEEP)))),
          new Rule(
              "nesting.abysmal",
              "answers %d opening brackets with an error".formatted(ABYSMAL),
              EnvelopeRules::abyss));

  private EnvelopeRules() {}

  private static Rule.Check id(String id) {
    return probe -> probe.expectResult(Probe.discover(id), id);
  }

  private static Rule.Check fault(String body, int code, String... ids) {
    return probe -> probe.expectFault(body, code, ids);
  }

  private static Verdict unknown(Probe probe, String method)
      throws java.io.IOException, InterruptedException {
    return probe.expectFault(Probe.request("1", method), METHOD_NOT_FOUND, "1");
  }

  private static Verdict silence(Probe probe, String body)
      throws java.io.IOException, InterruptedException {
    return probe.expectSilence(probe.peer().addressed(), body);
  }

  private static Verdict emptyParams(Probe probe) throws java.io.IOException, InterruptedException {
    Verdict object = probe.expectResult(Probe.request("1", Probe.DISCOVER, "{}"), "1");
    return object instanceof Verdict.Pass
        ? probe.expectResult(Probe.request("1", Probe.DISCOVER, "[]"), "1")
        : object;
  }

  private static Verdict abyss(Probe probe) throws java.io.IOException, InterruptedException {
    Reply reply =
        probe.ask(probe.peer().addressed(), "[".repeat(ABYSMAL).getBytes(StandardCharsets.UTF_8));
    boolean refused =
        reply != null
            && (Replies.isFault(reply.json(), PARSE_ERROR, "null")
                || Replies.isFault(reply.json(), INVALID_REQUEST, "null"));
    return refused
        ? probe.expectLife()
        : Verdict.fail("the error -32700 or -32600", reply == null ? "no reply" : reply.shown());
  }
}
