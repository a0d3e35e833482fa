package camelody.gateway.routes.teaching;

import camelody.gateway.routes.teaching.SystemWatch.QueueState;
import camelody.gateway.routes.teaching.SystemWatch.Snapshot;
import camelody.gateway.routes.teaching.SystemWatch.Worker;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Topology;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws the living system as nodes and edges, for {@code GET /teach/api/topology}.
 *
 * <pre>
 *   client ─▶ gateway ─▶ exchange ─▶ queue ─▶ worker
 *                                      └─▶ dead-letter queue
 * </pre>
 */
final class TopologyView {
  private static final List<String> EXCHANGES =
      List.of(
          Exchanges.RPC,
          Exchanges.EVENTS,
          Exchanges.DEAD_LETTER,
          Exchanges.REPLAY,
          Exchanges.CONTROL);
  private static final String GATEWAY = "gateway";

  private final ObjectNode view = Json.MAPPER.createObjectNode();
  private final ArrayNode nodes;
  private final ArrayNode edges;

  private TopologyView(Snapshot seen) {
    view.put("generation", seen.generation());
    nodes = view.putArray("nodes");
    edges = view.putArray("edges");
  }

  static ObjectNode of(Snapshot seen) {
    TopologyView drawn = new TopologyView(seen);
    drawn.node("client", "client", "client");
    EXCHANGES.forEach(name -> drawn.node("exchange:" + name, "exchange", name));
    seen.queues().values().forEach(queue -> drawn.queue(queue, seen));
    seen.workers().forEach(worker -> drawn.worker(worker, seen));
    return drawn.view;
  }

  private void queue(QueueState queue, Snapshot seen) {
    String id = id(queue.name());
    ObjectNode node = node(id, queue.kind(), queue.name());
    node.put("service", owner(queue.name()));
    node.put("depth", queue.messages()).put("consumers", queue.consumers());
    node.put(
        "unacknowledged",
        seen.workers().stream()
            .mapToInt(worker -> worker.unacknowledged().getOrDefault(queue.name(), 0))
            .sum());
    if (queue.name().endsWith(".rpc")) {
      edge("exchange:" + Exchanges.RPC, id, "bind", owner(queue.name()));
    }
    for (Topology.EventQueue known : Topology.EVENT_QUEUES) {
      if (known.name().equals(queue.name())) {
        known.bindings().forEach(key -> edge("exchange:" + Exchanges.EVENTS, id, "bind", key));
        edge("exchange:" + Exchanges.REPLAY, id, "bind", known.name());
        edge(id, id(known.deadLetterQueue()), "dead-letter", known.name());
      } else if (known.deadLetterQueue().equals(queue.name())) {
        edge("exchange:" + Exchanges.DEAD_LETTER, id, "bind", known.name());
      }
    }
  }

  private void worker(Worker worker, Snapshot seen) {
    boolean isGateway = worker.service().equals(GATEWAY);
    String id = (isGateway ? "gateway:" : "worker:") + worker.instance();
    ObjectNode node = node(id, isGateway ? GATEWAY : "worker", worker.instance());
    node.put("service", worker.service()).put("process", worker.instance());
    node.put("foreign", worker.foreign());
    node.put("unacknowledged", worker.unacknowledged().values().stream().mapToInt(i -> i).sum());
    if (isGateway) {
      edge("client", id, "publish", null);
      edge(id, "exchange:" + Exchanges.RPC, "publish", null);
      edge(id, "exchange:" + Exchanges.EVENTS, "publish", null);
    } else {
      seen.queues().values().stream()
          .filter(
              queue -> queue.kind().equals("queue") && owner(queue.name()).equals(worker.service()))
          .forEach(queue -> edge(id(queue.name()), id, "consume", null));
      seen.workers().stream()
          .filter(other -> other.service().equals(GATEWAY))
          .forEach(gateway -> edge(id, "gateway:" + gateway.instance(), "reply", null));
    }
  }

  private ObjectNode node(String id, String kind, String name) {
    return nodes.addObject().put("id", id).put("kind", kind).put("name", name);
  }

  private void edge(String from, String to, String kind, @Nullable String key) {
    ObjectNode edge = edges.addObject().put("from", from).put("to", to).put("kind", kind);
    if (key != null) {
      edge.put("key", key);
    }
  }

  private static String id(String queue) {
    return "queue:" + queue;
  }

  // A queue is named after the service that owns it: history.listening.
  private static String owner(String queue) {
    return queue.substring(0, queue.indexOf('.'));
  }
}
