package camelody.gateway.routes.teaching;

import camelody.messaging.amqp.ControlBus;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.methods.NoParams;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Comparator;

/**
 * Asks the processes of the lab what became of the learner's files (Control Bus). However many
 * browsers look, it asks once in a while.
 */
final class LabWatch {
  private static final Duration WINDOW = Duration.ofMillis(300);
  private static final Duration KEPT = Duration.ofMillis(500);
  private static final String ALL = "";

  private final ControlBus control;
  private final LoadingCache<String, ObjectNode> kept =
      Caffeine.newBuilder()
          .maximumSize(1)
          .expireAfterWrite(KEPT)
          .executor(Runnable::run)
          .build(any -> ask());

  LabWatch(ControlBus control) {
    this.control = control;
  }

  /** Answers {@code {"processes":[{"instance":"lab-1","files":[…]}]}}; none, if no lab runs. */
  ObjectNode now() {
    return kept.get(ALL);
  }

  private ObjectNode ask() {
    ObjectNode lab = Json.MAPPER.createObjectNode();
    ArrayNode processes = lab.putArray("processes");
    control.ask("teaching.lab", new NoParams(), WINDOW).join().stream()
        .sorted(Comparator.comparing((JsonNode answer) -> answer.path("instance").asText()))
        .forEach(processes::add);
    return lab;
  }
}
