package camelody.client.trace;

import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a tree of a trace's events: a step lies in the step around it, what a worker did lies in
 * the delivery of the message that made it do so.
 *
 * <pre>
 *   messaging-gateway  in gateway.catalogue.genres, gateway-1
 *   └─ request-reply  to9
 *      └─ ▶ message to camelody.rpc, key catalogue
 *         └─ ◀ catalogue.rpc, to catalogue-1 after 0.4 ms
 *            └─ content-based-router  in catalogue.rpcServer
 * </pre>
 */
final class TraceTree {
  private final List<TraceNode> roots = new ArrayList<>();
  private final Map<String, TraceNode> bySpan = new HashMap<>();

  private TraceTree() {}

  /**
   * Reads a trace.
   *
   * @param events causes before effects, as {@code GET /teach/api/traces/{id}} has them
   * @return what nothing lies around: the requests of the trace, and what lost its cause
   */
  static List<TraceNode> of(JsonNode events) {
    TraceTree tree = new TraceTree();
    events.forEach(tree::add);
    return tree.roots;
  }

  private void add(JsonNode event) {
    String span = Texts.of(event, "span");
    switch (Texts.of(event, "type")) {
      case "step-entered" -> {
        Optional<TraceNode> around = parentOf(event);
        String route = around.map(TraceNode::route).orElse("");
        keep(event, TraceNode.step(event, route), around);
      }
      case "step-left" -> find(event, span).ifPresent(step -> step.left(event));
      case "published" -> keep(event, TraceNode.hop(event), parentOf(event));
      case "delivered" -> {
        TraceNode delivery = TraceNode.delivery(event);
        place(delivery, any(span).or(() -> parentOf(event)));
        bySpan.put(consumerKey(event, span), delivery);
      }
      case "replied" -> find(event, span).ifPresent(delivery -> delivery.replied(event));
      case "reply-received" -> any(span).ifPresent(hop -> hop.left(event));
      case "confirmed" -> any(span).ifPresent(TraceNode::confirmed);
      default -> place(TraceNode.mishap(event), find(event, span).or(() -> parentOf(event)));
    }
  }

  private void keep(JsonNode event, TraceNode node, Optional<TraceNode> around) {
    place(node, around);
    bySpan.put(Texts.of(event, "span"), node);
  }

  private void place(TraceNode node, Optional<TraceNode> around) {
    around.map(TraceNode::children).orElse(roots).add(node);
  }

  private Optional<TraceNode> parentOf(JsonNode event) {
    return find(event, Texts.of(event, "parent"));
  }

  // One message has several deliveries when several queues are bound, or when it came again.
  private Optional<TraceNode> find(JsonNode event, String span) {
    return Stream.of(consumerKey(event, span), span)
        .map(bySpan::get)
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  private Optional<TraceNode> any(String span) {
    return Optional.ofNullable(bySpan.get(span));
  }

  private static String consumerKey(JsonNode event, String span) {
    return Texts.of(event, "process") + " " + span;
  }
}
