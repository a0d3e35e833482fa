package camelody.client.conform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the worker says about itself (OpenRPC 1.x), and whether it does as it says. */
final class DescriptionRules {
  private static final int METHOD_NOT_FOUND = -32601;
  private static final int INVALID_PARAMS = -32602;
  private static final int UNAUTHENTICATED = 1001;
  private static final String UNKNOWN = "{\"camelody-conform\":true}";

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "discovery.document",
              "answers rpc.discover with an OpenRPC 1.x document",
              DescriptionRules::document),
          new Rule(
              "discovery.names",
              "lists its methods once each, all under its own name",
              DescriptionRules::names),
          new Rule(
              "discovery.params",
              "describes each parameter by name and schema",
              DescriptionRules::params),
          new Rule(
              "discovery.reads",
              "has every method that it describes as a read",
              DescriptionRules::reads),
          new Rule(
              "params.unknown",
              "refuses a parameter that it does not know with -32602",
              DescriptionRules::unknown));

  private DescriptionRules() {}

  private static Verdict document(Probe probe) throws IOException, InterruptedException {
    JsonNode document = probe.description();
    List<String> lacking = new ArrayList<>();
    if (!document.path("openrpc").asText().matches("1\\.\\d+\\.\\d+")) {
      lacking.add("openrpc, as 1.3.2");
    }
    for (String text : List.of("title", "version")) {
      if (!document.path("info").path(text).isTextual()) {
        lacking.add("info." + text);
      }
    }
    if (!document.path("methods").isArray()) {
      lacking.add("methods");
    }
    return Verdict.of(
        lacking.isEmpty(), "an OpenRPC document", "one without " + String.join(", ", lacking));
  }

  private static Verdict names(Probe probe) throws IOException, InterruptedException {
    Set<String> seen = new HashSet<>();
    for (JsonNode method : probe.description().path("methods")) {
      String name = method.path("name").asText();
      if (!name.startsWith(probe.service() + ".") || !seen.add(name)) {
        return Verdict.fail(
            "methods named " + probe.service() + ".<useCase>, each once", "'" + name + "'");
      }
    }
    return Verdict.of(!seen.isEmpty(), "at least one method", "none");
  }

  private static Verdict params(Probe probe) throws IOException, InterruptedException {
    for (JsonNode method : probe.description().path("methods")) {
      JsonNode params = method.path("params");
      boolean described = params.isArray();
      for (JsonNode param : params) {
        described &= param.has("$ref") || (param.path("name").isTextual() && hasSchema(param));
      }
      if (!described) {
        return Verdict.fail(
            "params as an array of name and schema", method.path("name").asText() + ": " + params);
      }
    }
    return Verdict.pass();
  }

  private static boolean hasSchema(JsonNode param) {
    return param.path("schema").isObject() || param.path("schema").isBoolean();
  }

  private static Verdict reads(Probe probe) throws IOException, InterruptedException {
    List<String> names = probe.reads().map(method -> method.path("name").asText()).toList();
    for (String name : names) {
      Reply reply = probe.ask(Probe.request("1", name, UNKNOWN));
      if (reply == null || Replies.isFault(reply.json(), METHOD_NOT_FOUND, "1")) {
        return Verdict.fail(name + " to be there", reply == null ? "no reply" : reply.shown());
      }
    }
    return names.isEmpty()
        ? Verdict.notApplicable("no method is tagged read in rpc.discover")
        : Verdict.pass();
  }

  private static Verdict unknown(Probe probe) throws IOException, InterruptedException {
    Optional<String> read = probe.read();
    if (read.isEmpty()) {
      return Verdict.notApplicable(
          "no method is tagged read in rpc.discover: name one with --read");
    }
    Reply reply = probe.ask(Probe.request("1", read.get(), UNKNOWN));
    if (reply != null && Replies.isFault(reply.json(), UNAUTHENTICATED, "1")) {
      return Verdict.notApplicable(
          read.get() + " is for users: name a read for anyone with --read");
    }
    return reply == null
        ? Verdict.fail("the error " + INVALID_PARAMS, "no reply")
        : Replies.judgeFault(reply, INVALID_PARAMS, "1");
  }
}
