package camelody.gateway.routes.plays;

import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.Problem;
import camelody.kernel.UserId;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.events.OutgoingEvent;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.methods.UseCase;
import camelody.messaging.tracing.TraceContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of a report: one {@link OutgoingEvent}, or a list of them for an array. Checks the
 * form only; whether there is such a track is not asked, so that a play can always be taken.
 *
 * <p>The play's id <em>is</em> the event's id: a report that is repeated under the same {@code
 * playId} counts once. An id that the gateway made is known to the client by a 202 alone; after a
 * 503 it is gone, and the repeated report is another play. Who repeats should send ids.
 */
final class PlayReportTranslator implements Processor {
  private static final int PLAYS_MAX = 100;
  private static final Duration AGE_MAX = Duration.ofDays(14);
  private static final Duration AHEAD_MAX = Duration.ofMinutes(5);
  private static final ObjectReader ONE = Json.STRICT.readerFor(ReportPlay.class);
  private static final ObjectReader SEVERAL = Json.STRICT.readerForListOf(ReportPlay.class);

  private final Clock clock;

  PlayReportTranslator(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    HttpCall call = HttpCall.of(exchange);
    UserId user = UseCase.caller(exchange).user().userId();
    exchange.getMessage().setBody(events(call, user));
  }

  private Object events(HttpCall call, UserId user) {
    byte[] body = bytes(call.body());
    try {
      if (!isArray(body)) {
        return event(ONE.readValue(body), user, call.traceparent());
      }
      List<ReportPlay> plays = SEVERAL.readValue(body);
      requireCount(plays.size());
      return plays.stream().map(play -> event(play, user, call.traceparent())).toList();
    } catch (IOException | IllegalArgumentException refused) {
      throw Problem.badRequest(reason(refused)).asException();
    }
  }

  private OutgoingEvent event(ReportPlay play, UserId user, String traceparent) {
    if (play == null) {
      throw new IllegalArgumentException("expected a play, came null");
    }
    Instant now = clock.instant();
    Instant playedAt = play.playedAt() == null ? now : play.playedAt();
    if (playedAt.isBefore(now.minus(AGE_MAX)) || playedAt.isAfter(now.plus(AHEAD_MAX))) {
      throw new IllegalArgumentException(
          "playedAt: expected a time at most 14 days ago and 5 minutes ahead, came " + playedAt);
    }
    UUID id = play.id();
    // Written by hand: this is the hottest write of the system, and nothing in it needs quoting.
    String notification =
        "{\"jsonrpc\":\"2.0\",\"method\":\"listening.trackPlayed\",\"params\":{\"eventId\":\""
            + id
            + "\",\"occurredAt\":\""
            + now
            + "\",\"userId\":\""
            + user
            + "\",\"trackId\":\""
            + play.trackId()
            + "\",\"playedAt\":\""
            + playedAt
            + "\"}}";
    return new OutgoingEvent(
        id.toString(),
        Map.of(RpcHeaders.TRACEPARENT, TraceContext.child(traceparent)),
        JsonBytes.ofText(notification));
  }

  private static byte[] bytes(@Nullable Buffer body) {
    return body == null ? new byte[0] : body.getBytes();
  }

  private static boolean isArray(byte[] body) {
    for (byte b : body) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b == '[';
      }
    }
    return false;
  }

  private static void requireCount(int count) {
    if (count < 1 || count > PLAYS_MAX) {
      throw new IllegalArgumentException("expected 1 to " + PLAYS_MAX + " plays, came " + count);
    }
  }

  // What our own records said is meant for the caller; what Jackson says names classes of ours.
  private static String reason(Exception refused) {
    return Stream.iterate((Throwable) refused, cause -> cause != null, Throwable::getCause)
        .filter(cause -> cause instanceof IllegalArgumentException)
        .filter(cause -> !(cause instanceof JsonProcessingException))
        .map(Throwable::getMessage)
        .findFirst()
        .orElse(
            "body: expected {\"playId\"?, \"trackId\", \"playedAt\"?} or an array of such, with ids"
                + " as UUIDs and times in RFC 3339");
  }
}
