package camelody.messaging.teaching;

import camelody.messaging.amqp.ConfirmedPublisher.Message;
import camelody.messaging.amqp.ConfirmedPublisher.NotAccepted;
import camelody.messaging.amqp.Delivery;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Headers;
import camelody.messaging.amqp.Hops;
import camelody.messaging.amqp.RpcCall;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.tracing.TraceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells of the hops over the broker: who sent what where, how long it waited, how it ended. */
final class TracedHops implements Hops {
  private static final String REQUEST_REPLY = "request-reply";
  private static final String CHANNEL = "publish-subscribe-channel";
  private static final String REASON = "camelody-reason";
  private static final String EXCEPTION = "camelody-exception";
  private static final String ATTEMPTS = "camelody-attempts";

  private final TraceRing ring;
  private final Bodies bodies;
  private final Faults faults;

  TracedHops(TraceRing ring, Bodies bodies, Faults faults) {
    this.ring = ring;
    this.bodies = bodies;
    this.faults = faults;
  }

  @Override
  public Map<String, Object> calling(RpcCall call) {
    TraceEvent event = begin("published", call.headers());
    if (event == null) {
      return call.headers();
    }
    event.pattern = REQUEST_REPLY;
    event.exchange = Exchanges.RPC;
    event.routingKey = call.service();
    event.method = call.request().method();
    event.body = bodies.keep(call.request());
    ring.add(event);
    return sentAt(call.headers(), event.at);
  }

  @Override
  public void replyReceived(RpcCall call, RpcReply reply, long elapsedNanos) {
    TraceEvent event = begin("reply-received", call.headers());
    if (event != null) {
      event.pattern = REQUEST_REPLY;
      event.method = call.request().method();
      event.elapsedMicros = TimeUnit.NANOSECONDS.toMicros(elapsedNanos);
      event.outcome = reply instanceof RpcReply.Fault ? "refused" : "ok";
      if (reply instanceof RpcReply.Result result) {
        event.body = bodies.keep(new camelody.messaging.jsonrpc.RpcResult(result.value()));
      } else if (reply instanceof RpcReply.Fault fault) {
        event.body = bodies.keep(fault.fault());
        event.error = said(fault.fault());
      }
      ring.add(event);
    }
  }

  @Override
  public void unanswered(RpcCall call, RpcFault instead) {
    String type =
        switch (instead.kind()) {
          case SERVICE_ABSENT -> "unroutable";
          case TIMEOUT -> "timed-out";
          default -> "abandoned";
        };
    TraceEvent event = begin(type, call.headers());
    if (event != null) {
      event.pattern = REQUEST_REPLY;
      event.exchange = Exchanges.RPC;
      event.routingKey = call.service();
      event.method = call.request().method();
      event.outcome = "error";
      event.error = said(instead);
      ring.add(event);
    }
  }

  @Override
  public void delivered(String queue, Delivery delivery) {
    TraceEvent event = begin("delivered", queue, delivery);
    if (event != null) {
      Map<String, Object> headers = Headers.of(delivery.properties());
      Long sentAt = Headers.longInteger(headers, RpcHeaders.SENT_AT);
      event.waitedMicros = sentAt == null ? TraceEvent.ABSENT : Math.max(0, event.at - sentAt);
      event.attempt = delivery.redelivered() ? 2 : 1;
      event.headers = headers;
      event.body = bodies.keep(delivery);
      ring.add(event);
    }
  }

  @Override
  public boolean replying(String queue, Delivery request, byte[] reply) {
    boolean lost = faults.strikesReply();
    TraceEvent event = begin(lost ? "reply-dropped" : "replied", queue, request);
    if (event != null) {
      event.exchange = "";
      event.routingKey = request.properties().getReplyTo();
      event.outcome = lost ? "error" : null;
      event.body = bodies.keep(reply);
      ring.add(event);
    }
    return !lost;
  }

  @Override
  public void expired(String queue, Delivery request) {
    TraceEvent event = begin("expired", queue, request);
    if (event != null) {
      event.pattern = "message-expiration";
      event.outcome = "error";
      event.error = "its deadline had passed, so it was not executed";
      ring.add(event);
    }
  }

  @Override
  public @Nullable Map<String, Object> publishing(Message message) {
    Map<String, Object> headers = message.properties().getHeaders();
    TraceEvent event = begin("published", headers);
    if (event == null || headers == null) {
      return headers;
    }
    describe(event, message);
    event.headers = headers;
    event.body = bodies.keep(message.body());
    ring.add(event);
    return sentAt(headers, event.at);
  }

  @Override
  public void settled(Message message, @Nullable NotAccepted refusal) {
    Map<String, Object> headers = message.properties().getHeaders();
    TraceEvent event = begin(outcome(message, refusal), headers);
    if (event == null || headers == null) {
      return;
    }
    describe(event, message);
    event.outcome = refusal == null ? "ok" : "error";
    if (refusal != null) {
      event.error = AllowList.error(refusal);
    } else if (event.type.equals("dead-lettered")) {
      event.queue = message.routingKey() + ".dead-letter";
      event.outcome = String.valueOf(headers.get(REASON));
      event.attempt = Headers.integer(headers, ATTEMPTS, 1);
      event.error = AllowList.error(String.valueOf(headers.get(EXCEPTION)));
    }
    ring.add(event);
  }

  private static String outcome(Message message, @Nullable NotAccepted refusal) {
    if (refusal != null) {
      return refusal.isUnroutable() ? "unroutable" : "abandoned";
    }
    return message.exchange().equals(Exchanges.DEAD_LETTER) ? "dead-lettered" : "confirmed";
  }

  private static void describe(TraceEvent event, Message message) {
    event.pattern = pattern(message.exchange());
    event.exchange = message.exchange();
    event.routingKey = message.routingKey();
    event.about = Bodies.head(message.body().toBytes());
  }

  private static String pattern(String exchange) {
    return switch (exchange) {
      case Exchanges.RPC -> REQUEST_REPLY;
      case Exchanges.DEAD_LETTER -> "dead-letter-channel";
      case Exchanges.REPLAY -> "message-store";
      default -> CHANNEL;
    };
  }

  private static @Nullable TraceEvent begin(String type, String queue, Delivery delivery) {
    TraceEvent event = begin(type, Headers.of(delivery.properties()));
    if (event != null) {
      event.queue = queue;
      event.exchange = delivery.exchange();
      event.routingKey = delivery.routingKey();
      event.pattern = pattern(delivery.exchange());
      event.about = Bodies.head(delivery.body());
    }
    return event;
  }

  private static @Nullable TraceEvent begin(String type, @Nullable Map<String, Object> headers) {
    String traceparent =
        headers == null
            ? null
            : TraceContext.ifSampled(Headers.text(headers, RpcHeaders.TRACEPARENT));
    if (headers == null || traceparent == null) {
      return null;
    }
    TraceEvent event = TraceEvent.of(type, traceparent);
    String parent = Headers.text(headers, RpcHeaders.PARENT_SPAN);
    event.parent = parent != null && parent.matches("[0-9a-f]{16}") ? parent : null;
    event.tapped = Boolean.TRUE.equals(headers.get(RpcHeaders.TAPPED));
    return event;
  }

  private static Map<String, Object> sentAt(Map<String, Object> headers, long micros) {
    Map<String, Object> more = new HashMap<>(headers);
    more.put(RpcHeaders.SENT_AT, micros);
    return more;
  }

  private static String said(RpcFault fault) {
    FaultCode kind = fault.kind();
    return kind + " " + AllowList.withoutQuotes(fault.message());
  }
}
