package camelody.client.trace;

import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A step, a message on its way, its delivery, or what went wrong with it; and what lies in it. */
final class TraceNode {
  private static final double MICROS_A_MILLI = 1000;

  private final List<TraceNode> children = new ArrayList<>();
  private final boolean tapped;
  private final String route;
  private final long beganAt;
  private String text;
  private boolean bad;
  private long elapsedMicros = -1;

  private TraceNode(JsonNode event, String text) {
    this.text = text;
    tapped = event.path("tapped").asBoolean();
    route = Texts.of(event, "route");
    beganAt = event.path("at").asLong();
  }

  /**
   * Makes a node of a step.
   *
   * @param around the route of the step around it; empty if there is none
   */
  static TraceNode step(JsonNode event, String around) {
    String route = Texts.of(event, "route");
    boolean entrance = Texts.of(event, "node").equals("from");
    String place =
        entrance
            ? "in " + route + ", " + Texts.of(event, "process")
            : route.equals(around) ? Texts.of(event, "node") : "in " + route;
    return new TraceNode(event, Texts.of(event, "pattern") + "  " + place);
  }

  static TraceNode hop(JsonNode event) {
    return new TraceNode(
        event,
        "▶ %s to %s, key %s"
            .formatted(
                event.path("tapped").asBoolean() ? "copy" : "message",
                Texts.of(event, "exchange"),
                Texts.of(event, "routingKey")));
  }

  static TraceNode delivery(JsonNode event) {
    int attempt = event.path("attempt").asInt(1);
    return new TraceNode(
        event,
        "◀ %s, to %s after %s%s"
            .formatted(
                Texts.of(event, "queue"),
                Texts.of(event, "process"),
                millis(event.path("waitedMicros").asLong()),
                attempt > 1 ? ", delivery " + attempt : ""));
  }

  /**
   * Makes a node of whatever type is not told elsewhere: a retry, a dead letter, a late message.
   */
  static TraceNode mishap(JsonNode event) {
    StringJoiner text = new StringJoiner(", ", "✖ ", "");
    text.add(Texts.of(event, "type"));
    for (String member : new String[] {"queue", "outcome", "error"}) {
      if (event.hasNonNull(member)) {
        text.add(Texts.of(event, member));
      }
    }
    if (event.hasNonNull("attempt")) {
      text.add("attempt " + event.path("attempt").asInt());
    }
    TraceNode node = new TraceNode(event, text.toString());
    node.bad = true;
    return node;
  }

  /** Takes in how long it took and how it ended. */
  void left(JsonNode event) {
    elapsedMicros = event.path("elapsedMicros").asLong(-1);
    ended(event);
  }

  /** Takes in that the worker has answered: it served from its delivery until now. */
  void replied(JsonNode event) {
    elapsedMicros = event.path("at").asLong() - beganAt;
    ended(event);
  }

  void confirmed() {
    text += ", confirmed";
  }

  private void ended(JsonNode event) {
    String outcome = Texts.of(event, "outcome");
    if (!outcome.isEmpty() && !outcome.equals("ok") && !bad) {
      bad = true;
      text += ", " + outcome;
    }
    if (event.hasNonNull("status")) {
      text += ", HTTP " + event.path("status").asInt();
    }
    if (event.hasNonNull("error")) {
      text += ": " + Texts.of(event, "error");
    }
  }

  List<TraceNode> children() {
    return children;
  }

  /** Answers the route of a step; empty for what is none. */
  String route() {
    return route;
  }

  String text() {
    return text;
  }

  /** Answers how long it took, {@code 1.2 ms}; nothing where nobody measured it. */
  String elapsed() {
    return elapsedMicros < 0 ? "" : millis(elapsedMicros);
  }

  /** Tells whether something failed or was refused here. */
  boolean isBad() {
    return bad;
  }

  /** Tells whether it belongs to a Wire Tap's copy. */
  boolean isTapped() {
    return tapped;
  }

  private static String millis(long micros) {
    return "%.1f ms".formatted(micros / MICROS_A_MILLI);
  }
}
