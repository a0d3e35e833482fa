package camelody.gateway.routes.plays;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.messaging.events.OutgoingEvent;
import camelody.messaging.jsonrpc.JsonBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Answers 202 for what the broker has confirmed. */
final class AcceptedPlays {
  /** The exchange property that holds the events of an array, in the order of the report. */
  static final String REPORTED = "camelody.plays.reported";

  private AcceptedPlays() {}

  /** {@code {"playId":"…"}}. */
  static HttpAnswer one(OutgoingEvent event) {
    return HttpAnswer.json(202, JsonBytes.ofText(member(event)));
  }

  /** {@code {"items":[{"playId":"…"},…]}}, in the order of the report. */
  static HttpAnswer several(List<OutgoingEvent> events) {
    String members =
        events.stream().map(AcceptedPlays::member).collect(Collectors.joining(",", "[", "]"));
    return HttpAnswer.json(202, JsonBytes.ofText("{\"items\":" + members + "}"));
  }

  static void answerOne(Exchange exchange) {
    exchange.getMessage().setBody(one(exchange.getMessage().getBody(OutgoingEvent.class)));
  }

  static void answerSeveral(Exchange exchange) {
    List<OutgoingEvent> events = new ArrayList<>();
    for (Object event : exchange.getProperty(REPORTED, List.class)) {
      events.add((OutgoingEvent) event);
    }
    exchange.getMessage().setBody(several(events));
  }

  private static String member(OutgoingEvent event) {
    return "{\"playId\":\"" + event.messageId() + "\"}";
  }
}
