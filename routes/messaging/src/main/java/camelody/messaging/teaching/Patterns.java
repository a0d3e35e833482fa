package camelody.messaging.teaching;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Says which Enterprise Integration Pattern a node of a route is: by its description, where that
 * names one; by what kind of node it is; by where it sends to; by the last word of its processor's
 * class, for helpers here are named after their pattern.
 */
final class Patterns {
  static final String UNNAMED = "pipes-and-filters";

  private static final String SERVICE_ACTIVATOR = "service-activator";
  private static final String TRANSLATOR = "message-translator";
  private static final String ROUTER = "content-based-router";

  private static final Set<String> DESCRIBED =
      Set.of(
          "idempotent-receiver",
          "claim-check",
          "content-enricher",
          "guaranteed-delivery",
          "message-store",
          "polling-consumer",
          "control-bus");

  private static final Map<String, String> BY_KIND =
      Map.ofEntries(
          Map.entry("wireTap", "wire-tap"),
          Map.entry("choice", ROUTER),
          Map.entry("when", ROUTER),
          Map.entry("otherwise", ROUTER),
          Map.entry("split", "splitter"),
          Map.entry("onException", "dead-letter-channel"),
          Map.entry("aggregate", "aggregator"),
          Map.entry("filter", "message-filter"),
          Map.entry("enrich", "content-enricher"),
          Map.entry("pollEnrich", "content-enricher"),
          Map.entry("multicast", "recipient-list"),
          Map.entry("recipientList", "recipient-list"),
          Map.entry("routingSlip", "routing-slip"),
          Map.entry("dynamicRouter", "dynamic-router"),
          Map.entry("resequence", "resequencer"),
          Map.entry("idempotentConsumer", "idempotent-receiver"),
          Map.entry("circuitBreaker", "circuit-breaker"),
          Map.entry("transform", TRANSLATOR),
          Map.entry("setBody", TRANSLATOR),
          Map.entry("setHeader", TRANSLATOR),
          Map.entry("removeHeaders", TRANSLATOR),
          Map.entry("convertBodyTo", TRANSLATOR),
          Map.entry("marshal", TRANSLATOR),
          Map.entry("unmarshal", TRANSLATOR));

  private static final Map<String, String> BY_LAST_WORD =
      Map.ofEntries(
          Map.entry("Translator", TRANSLATOR),
          Map.entry("Router", ROUTER),
          Map.entry("Enricher", "content-enricher"),
          Map.entry("Aggregator", "aggregator"),
          Map.entry("Gatherer", "scatter-gather"),
          Map.entry("Discovery", "scatter-gather"),
          Map.entry("Gatekeeper", "message-filter"),
          Map.entry("Check", "message-filter"),
          Map.entry("Stranger", "message-filter"),
          Map.entry("Letter", "dead-letter-channel"),
          Map.entry("Relay", "transactional-outbox"));

  private Patterns() {}

  /** Answers the pattern's name in kebab case: {@code wire-tap}. */
  static String of(NamedNode node) {
    String described = described(node.getDescriptionText());
    if (described != null) {
      return described;
    }
    if (node instanceof FromDefinition from) {
      return ofSource(from.getEndpointUri());
    }
    if (node instanceof SendDefinition<?> send && !node.getShortName().equals("wireTap")) {
      return ofTarget(send.getEndpointUri());
    }
    boolean calls = isUseCase(route(node)) && !node.getShortName().startsWith("set");
    String byKind = BY_KIND.get(node.getShortName());
    if (byKind != null) {
      return calls && byKind.equals(TRANSLATOR) ? SERVICE_ACTIVATOR : byKind;
    }
    if (node instanceof ProcessDefinition process) {
      String byClass = byClass(process.getProcessor());
      return byClass == null ? (calls ? SERVICE_ACTIVATOR : UNNAMED) : byClass;
    }
    return UNNAMED;
  }

  /** Finds the route that a node stands in. */
  static @Nullable RouteDefinition route(NamedNode node) {
    NamedNode above = node;
    while (above != null && !(above instanceof RouteDefinition)) {
      above = above.getParent();
    }
    return (RouteDefinition) above;
  }

  /** Answers the pattern of a route's beginning. */
  static String ofSource(@Nullable String uri) {
    String scheme = scheme(uri);
    return switch (scheme) {
      case "platform-http" -> "messaging-gateway";
      case "jsonrpc" -> "request-reply";
      case "event" -> "durable-subscriber";
      case "timer", "file" -> "polling-consumer";
      default -> "message-channel";
    };
  }

  private static String ofTarget(@Nullable String uri) {
    String scheme = scheme(uri);
    return switch (scheme) {
      case "jsonrpc" -> "request-reply";
      case "event" ->
          String.valueOf(uri).contains("dead-letter")
              ? "dead-letter-channel"
              : "publish-subscribe-channel";
      default -> "message-channel";
    };
  }

  // direct:catalogue.findTrack is the route of the method catalogue.findTrack.
  private static boolean isUseCase(@Nullable RouteDefinition route) {
    if (route == null || route.getInput() == null || route.getId().startsWith("gateway.")) {
      return false;
    }
    String uri = String.valueOf(route.getInput().getEndpointUri());
    return uri.endsWith("direct:" + route.getId()) || uri.endsWith("direct://" + route.getId());
  }

  private static @Nullable String byClass(@Nullable Processor processor) {
    String name = processor == null ? "" : processor.getClass().getSimpleName();
    return BY_LAST_WORD.entrySet().stream()
        .filter(entry -> name.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String described(@Nullable String text) {
    String key = text == null ? "" : text.toLowerCase(Locale.ROOT).replace(' ', '-');
    return DESCRIBED.contains(key) ? key : null;
  }

  private static String scheme(@Nullable String uri) {
    return uri == null || uri.indexOf(':') < 0 ? "" : uri.substring(0, uri.indexOf(':'));
  }
}
