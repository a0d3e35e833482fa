package camelody.gateway.routes.media;

import camelody.gateway.routes.http.FileSlice;
import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.HttpCall;
import camelody.kernel.Caller;
import camelody.kernel.Ids;
import camelody.kernel.TrackId;
import camelody.messaging.events.OutgoingEvent;
import camelody.messaging.methods.UseCase;
import camelody.messaging.tracing.TraceContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the event of a track that begins to sound.
 *
 * <p>The event is written here, with its id, and not where it is published: what waits in the spool
 * and is sent again must stay the same event.
 */
final class TrackStarts implements Processor {
  static final String ROUTING_KEY = "listening.track-started.v1";

  private final Clock clock;

  TrackStarts(Clock clock) {
    this.clock = clock;
  }

  /** Tells whether somebody begins to listen; who asks for a later part is seeking only. */
  static boolean isOne(Exchange exchange) {
    FileSlice file =
        exchange.getMessage().getBody() instanceof HttpAnswer answer ? answer.file() : null;
    return file != null && file.offset() == 0 && !HttpCall.of(exchange).isHead();
  }

  @Override
  public void process(Exchange tapped) {
    HttpCall call = HttpCall.of(tapped);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("eventId", Ids.next());
    data.put("occurredAt", clock.instant());
    data.put("userId", UseCase.caller(tapped) instanceof Caller.User user ? user.userId() : null);
    data.put("trackId", TrackId.of(call.pathValues().get(0)));
    tapped
        .getMessage()
        .setBody(OutgoingEvent.of(ROUTING_KEY, data, TraceContext.child(call.traceparent())));
  }
}
