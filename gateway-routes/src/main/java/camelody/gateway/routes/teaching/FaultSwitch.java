package camelody.gateway.routes.teaching;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.Problem;
import camelody.gateway.routes.teaching.SystemWatch.Worker;
import camelody.kernel.Ids;
import camelody.messaging.amqp.ControlBus;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.methods.NoParams;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Switches faults on and off. It remembers none: which are on is asked of those who have them, the
 * processes and the supervisor, so every gateway says the same, and so does one that was killed.
 */
final class FaultSwitch {
  private static final Duration WINDOW = Duration.ofMillis(500);
  private static final String GATEWAY = "gateway";

  private final ControlBus control;
  private final SystemWatch system;
  private final SupervisorClient supervisor;
  private final OddMessages messages;
  private final int secondsMax;

  FaultSwitch(
      ControlBus control,
      SystemWatch system,
      SupervisorClient supervisor,
      OddMessages messages,
      int secondsMax) {
    this.control = control;
    this.system = system;
    this.supervisor = supervisor;
    this.messages = messages;
    this.secondsMax = secondsMax;
  }

  /** Answers what can be broken, and what is. */
  HttpAnswer list() {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("secondsMax", secondsMax);
    ArrayNode kinds = answer.putArray("kinds");
    List<Worker> workers =
        system.now().workers().stream().filter(each -> !each.service().equals(GATEWAY)).toList();
    boolean supervised = supervisor.isThere();
    for (FaultKind kind : FaultKind.values()) {
      describe(kind, workers, supervised, kinds.addObject());
    }
    ArrayNode on = answer.putArray("on");
    addOfWorkers(on);
    addOfProcesses(on);
    return HttpAnswer.json(200, answer);
  }

  /** Breaks something: 201, with the id by which it is ended, or the trace of a message. */
  HttpAnswer begin(HttpCall call) {
    FaultRequest wanted = FaultRequest.read(call.body(), secondsMax);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("kind", wanted.kind().text).put("target", wanted.target());
    if (wanted.kind().isMessage()) {
      requireService(wanted);
      answer.put("trace", messages.send(wanted.kind(), wanted.target()));
    } else if (wanted.kind() == FaultKind.STOP_WORKER) {
      supervisor.pause(wanted.target(), wanted.seconds());
      answer.put("id", wanted.target());
    } else if (wanted.kind() == FaultKind.ADD_WORKER) {
      answer.put("id", supervisor.lend(wanted.target(), wanted.seconds()));
    } else {
      requireService(wanted);
      answer.put("id", tellWorkers(wanted));
    }
    return HttpAnswer.json(201, answer);
  }

  /** Ends a fault before its time, by its id; one that is over already is over. */
  HttpAnswer end(String id) {
    control.broadcast("teaching.endFault", Map.of("id", id));
    for (JsonNode each : supervisor.passing()) {
      if (each.path("instance").asText().equals(id)) {
        supervisor.resume(id);
      }
    }
    return HttpAnswer.empty(204);
  }

  private String tellWorkers(FaultRequest wanted) {
    String id = Ids.next().toString();
    ObjectNode told = Json.MAPPER.createObjectNode();
    told.put("id", id).put("kind", wanted.kind().text).put("target", wanted.target());
    told.put("seconds", wanted.seconds());
    told.setAll(wanted.parameters());
    control.broadcast("teaching.fault", told);
    return id;
  }

  private void requireService(FaultRequest wanted) {
    boolean there =
        wanted.kind().target == FaultKind.Target.NONE
            || system.now().workers().stream()
                .filter(each -> !each.service().equals(GATEWAY) && !each.foreign())
                .anyMatch(
                    each ->
                        each.service().equals(wanted.target())
                            || each.instance().equals(wanted.target()));
    if (!there) {
      throw Problem.badRequest("target: expected a service that runs, came " + wanted.target())
          .asException();
    }
  }

  private static void describe(
      FaultKind kind, List<Worker> workers, boolean supervised, ObjectNode into) {
    into.put("kind", kind.text);
    into.put("available", supervised || !kind.isProcess());
    into.put("lasting", !kind.isMessage());
    ArrayNode targets = into.putArray("targets");
    workers.stream()
        .filter(each -> !each.foreign() && kind.target != FaultKind.Target.NONE)
        .map(kind.target == FaultKind.Target.INSTANCE ? Worker::instance : Worker::service)
        .distinct()
        .sorted()
        .forEach(targets::add);
    ArrayNode parameters = into.putArray("parameters");
    if (!kind.parameter.isEmpty()) {
      parameters
          .addObject()
          .put("name", kind.parameter)
          .put("most", kind.most)
          .put("usual", kind.usual);
    }
  }

  // Several processes have the same one.
  private void addOfWorkers(ArrayNode on) {
    Map<String, ObjectNode> faults = new LinkedHashMap<>();
    for (JsonNode state : control.ask("teaching.state", new NoParams(), WINDOW).join()) {
      for (JsonNode fault : state.path("faults")) {
        ObjectNode told =
            faults.computeIfAbsent(
                fault.path("id").asText(),
                id -> {
                  ObjectNode made = Json.MAPPER.createObjectNode().put("id", id);
                  made.put("kind", fault.path("kind").asText());
                  made.put("target", fault.path("target").asText());
                  made.put("milliseconds", fault.path("milliseconds").asInt());
                  made.put("endsAt", Instant.ofEpochMilli(fault.path("until").asLong()).toString());
                  made.putArray("processes");
                  return made;
                });
        told.withArray("processes")
            .addObject()
            .put("instance", state.path("instance").asText())
            .put("left", fault.path("left").asInt());
      }
    }
    faults.values().forEach(on::add);
  }

  private void addOfProcesses(ArrayNode on) {
    for (JsonNode each : supervisor.passing()) {
      FaultKind kind = each.path("lent").asBoolean() ? FaultKind.ADD_WORKER : FaultKind.STOP_WORKER;
      String instance = each.path("instance").asText();
      on.addObject()
          .put("id", instance)
          .put("kind", kind.text)
          .put("target", instance)
          .put("endsAt", Instant.ofEpochMilli(each.path("until").asLong()).toString());
    }
  }
}
