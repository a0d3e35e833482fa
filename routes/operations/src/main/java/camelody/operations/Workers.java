package camelody.operations;

import camelody.messaging.amqp.ControlBus;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.methods.NoParams;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Asks every process who it is and how it fares (Control Bus, Scatter-Gather). */
public final class Workers {
  private final ControlBus control;
  private final Duration window;

  /**
   * @param window how long answers are waited for; who takes longer does not count as alive
   */
  public Workers(ControlBus control, Duration window) {
    this.control = control;
    this.window = window;
  }

  /** Answers the living, by service and instance. */
  public CompletableFuture<List<WorkerReport>> alive() {
    return control.ask("control.ping", new NoParams(), window).thenApply(Workers::reports);
  }

  private static List<WorkerReport> reports(List<JsonNode> answers) {
    return answers.stream()
        .flatMap(Workers::report)
        .sorted(Comparator.comparing(WorkerReport::service).thenComparing(WorkerReport::instance))
        .toList();
  }

  // Any process on the broker may answer, and say anything.
  private static Stream<WorkerReport> report(JsonNode answer) {
    if (!answer.path("service").isTextual() || !answer.path("instance").isTextual()) {
      return Stream.empty();
    }
    try {
      return Stream.of(Json.MAPPER.treeToValue(answer, WorkerReport.class));
    } catch (JsonProcessingException otherShape) {
      return Stream.empty();
    }
  }
}
