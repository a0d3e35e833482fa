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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Knows the routes that run, as their processes describe them when they are asked (Control Bus),
 * and which pattern stands where in them.
 */
final class RouteCatalogue {
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final String ALL = "";

  private final ControlBus control;
  private final EventRing ring;
  private final LoadingCache<String, ArrayNode> kept =
      Caffeine.newBuilder()
          .maximumSize(1)
          .expireAfterWrite(KEPT)
          .executor(Runnable::run)
          .build(any -> ask());

  RouteCatalogue(ControlBus control, EventRing ring) {
    this.control = control;
    this.ring = ring;
  }

  /** Answers each route once, however many processes run it. May wait for a second. */
  ArrayNode routes() {
    return kept.get(ALL);
  }

  /** Answers each pattern that stands in a route or was seen, with its places. */
  ArrayNode patterns() {
    Map<String, ArrayNode> places = new TreeMap<>();
    for (JsonNode route : routes()) {
      place(places, route, route, "from");
      route.path("nodes").forEach(node -> place(places, route, node, node.path("id").asText()));
    }
    Map<String, Long> counts = counts();
    counts.keySet().forEach(pattern -> places.computeIfAbsent(pattern, any -> array()));
    ArrayNode patterns = array();
    places.forEach(
        (pattern, found) ->
            patterns
                .addObject()
                .put("pattern", pattern)
                .put("count", counts.getOrDefault(pattern, 0L))
                .set("places", found));
    return patterns;
  }

  private static void place(
      Map<String, ArrayNode> places, JsonNode route, JsonNode node, String id) {
    ObjectNode place =
        places.computeIfAbsent(node.path("pattern").asText(), any -> array()).addObject();
    place.put("service", route.path("service").asText());
    place.put("route", route.path("route").asText());
    place.put("node", id);
    place.put(
        "dsl",
        id.equals("from")
            ? "from(\"" + route.path("from").asText() + "\")"
            : node.path("dsl").asText());
    place.set("file", route.path("file"));
    place.set("line", node.path("line"));
  }

  private Map<String, Long> counts() {
    return ring.from(0, ring.size()).stream()
        .map(EventRing.Numbered::event)
        .filter(event -> event.type().equals("step-entered") || event.type().equals("published"))
        .filter(event -> event.text("pattern") != null)
        .collect(
            Collectors.groupingBy(
                event -> String.valueOf(event.text("pattern")), Collectors.counting()));
  }

  private ArrayNode ask() {
    List<JsonNode> answers = control.ask("teaching.routes", new NoParams(), WINDOW).join();
    Map<String, ObjectNode> routes = new TreeMap<>();
    answers.stream()
        .sorted(Comparator.comparing(answer -> answer.path("instance").asText()))
        .forEach(
            answer -> {
              for (JsonNode each : answer.path("routes")) {
                ObjectNode route = Json.MAPPER.createObjectNode();
                route.set("service", answer.path("service"));
                route.setAll((ObjectNode) each);
                routes.putIfAbsent(each.path("route").asText(), route);
              }
            });
    ArrayNode all = array();
    routes.values().forEach(all::add);
    return all;
  }

  private static ArrayNode array() {
    return Json.MAPPER.createArrayNode();
  }
}
