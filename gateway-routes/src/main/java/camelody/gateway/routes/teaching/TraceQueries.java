package camelody.gateway.routes.teaching;

import camelody.gateway.routes.teaching.EventRing.Numbered;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers what the ring holds of traces: all of them in short, or one whole. */
final class TraceQueries {
  private final EventRing ring;

  TraceQueries(EventRing ring) {
    this.ring = ring;
  }

  /** Answers the latest traces, newest first. */
  ObjectNode latest(int limit) {
    Map<String, List<CollectedEvent>> traces = new LinkedHashMap<>();
    for (Numbered each : ring.from(0, ring.size())) {
      String trace = each.event().trace();
      if (trace != null) {
        traces.computeIfAbsent(trace, any -> new ArrayList<>()).add(each.event());
      }
    }
    List<Map.Entry<String, List<CollectedEvent>>> newest = new ArrayList<>(traces.entrySet());
    Collections.reverse(newest);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode items = answer.putArray("items");
    newest.stream()
        .limit(limit)
        .forEach(trace -> summarise(trace.getKey(), trace.getValue(), items.addObject()));
    return answer;
  }

  /**
   * Answers all events after a number that the ring still holds, and how many it has lost of them.
   */
  ObjectNode after(long sequence) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    long last = ring.last();
    answer.put("last", last);
    answer.put("missing", Math.max(0, ring.first() - 1 - sequence));
    ArrayNode events = answer.putArray("events");
    ring.from(sequence + 1, ring.size()).forEach(each -> events.add(each.event().json()));
    return answer;
  }

  /** Answers one trace, cause before effect; nothing, if the ring holds none of it. */
  Optional<ObjectNode> whole(String trace) {
    List<CollectedEvent> events = ring.ofTrace(trace);
    if (events.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("trace", trace);
    answer.put("complete", isComplete(events));
    answer.put("dropped", droppedSince(events.get(0)));
    ArrayNode array = answer.putArray("events");
    events.forEach(event -> array.add(event.json()));
    return Optional.of(answer);
  }

  private static void summarise(String trace, List<CollectedEvent> events, ObjectNode item) {
    item.put("trace", trace).put("at", events.get(0).at());
    item.put("method", first(events, event -> event.text("method")));
    item.put("user", first(events, event -> event.text("user")));
    Optional<CollectedEvent> answered = events.stream().filter(TraceQueries::isAnswer).findFirst();
    item.put("outcome", answered.map(event -> event.text("outcome")).orElse(null));
    answered.ifPresent(
        event -> item.put("elapsedMicros", event.json().path("elapsedMicros").asLong()));
    item.put("events", events.size());
  }

  private static @Nullable String first(
      List<CollectedEvent> events, Function<CollectedEvent, @Nullable String> member) {
    return events.stream().map(member).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static boolean isAnswer(CollectedEvent event) {
    return event.type().equals("step-left") && "from".equals(event.text("node"));
  }

  // What was entered has been left, and the answer is out.
  private static boolean isComplete(List<CollectedEvent> events) {
    long entered = events.stream().filter(each -> each.type().equals("step-entered")).count();
    long left = events.stream().filter(each -> each.type().equals("step-left")).count();
    return entered == left && events.stream().anyMatch(TraceQueries::isAnswer);
  }

  // Nobody knows whose they were; some of them may have been this trace's.
  private long droppedSince(CollectedEvent begin) {
    return ring.from(0, ring.size()).stream()
        .map(Numbered::event)
        .filter(event -> event.type().equals("dropped") && event.at() >= begin.at())
        .mapToLong(event -> event.json().path("count").asLong())
        .sum();
  }
}
