package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls any method of any service that is bound, known to this program or not. */
@Command(
    name = "call",
    description = "Calls a method by JSON-RPC, such as catalogue.findTrack '{\"trackId\":\"…\"}'.")
final class Call extends Subcommand {
  @Parameters(index = "0", paramLabel = "METHOD", description = "as service.useCase")
  private String method;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "JSON",
      description = "its params: an object or an array")
  private String params = "{}";

  @Option(names = "--notify", description = "send a notification, which nobody answers")
  private boolean notification;

  @Override
  void run() throws JsonProcessingException {
    ObjectNode request = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
    if (!notification) {
      request.put("id", 1);
    }
    request.put("method", method).set("params", params());
    Answer answer = gateway().post("/rpc", request);
    if (!notification) {
      print(answer.json());
    }
  }

  private JsonNode params() {
    try {
      return Json.STRICT.readTree(params);
    } catch (JsonProcessingException broken) {
      throw CommandFailure.misunderstood(
          "params: expected JSON, came " + params + " (" + broken.getOriginalMessage() + ")");
    }
  }

  private void print(JsonNode reply) throws JsonProcessingException {
    JsonNode error = reply.path("error");
    if (error.isObject()) {
      throw new CommandFailure(
          codeOf(error.path("code").asInt()),
          error.path("message").asText() + " (" + error.path("code").asInt() + ")");
    }
    JsonNode result = reply.path("result");
    screen()
        .line(
            json()
                ? result.toString()
                : Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(result));
  }

  // docs/protocol.md, "Faults".
  private static int codeOf(int fault) {
    return switch (fault) {
      case -32700, -32600, -32602 -> ExitCode.MISUNDERSTOOD;
      case -32601, 1003 -> ExitCode.NOT_FOUND;
      case 1001, 1002 -> ExitCode.NOT_ALLOWED;
      case 1004, 1005, -32004 -> ExitCode.CONFLICT;
      case -32001, -32002, -32005 -> ExitCode.UNAVAILABLE;
      default -> ExitCode.FAILED;
    };
  }
}
