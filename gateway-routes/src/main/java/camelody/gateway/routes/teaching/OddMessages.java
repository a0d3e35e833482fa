package camelody.gateway.routes.teaching;

import camelody.kernel.Ids;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.RpcCall;
import camelody.messaging.amqp.RpcCaller;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.events.EventPublisher;
import camelody.messaging.events.OutgoingEvent;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.tracing.TraceContext;
import java.time.Clock;
import java.util.Map;

/** Sends messages that something is wrong with, each as the beginning of a trace. */
final class OddMessages {
  private static final String PLAYED = "listening.track-played.v1";
  private static final String NOBODY = "nobody";

  private final EventPublisher publisher;
  private final RpcCaller caller;
  private final Clock clock;

  OddMessages(EventPublisher publisher, RpcCaller caller, Clock clock) {
    this.publisher = publisher;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Sends one.
   *
   * @param target of an expired request: the service that finds it too late
   * @return the trace in which its fate is told
   */
  String send(FaultKind kind, String target) {
    String context = TraceContext.start();
    switch (kind) {
      case POISON_MESSAGE ->
          send(Exchanges.EVENTS, PLAYED, Map.of(), context, "this is not an event");
      case UNROUTABLE_MESSAGE -> call(NOBODY, context);
      case EXPIRED_MESSAGE ->
          send(
              Exchanges.RPC,
              target,
              Map.of(RpcHeaders.DEADLINE, clock.millis() - 1),
              context,
              RpcRequest.call("rpc.discover", Map.of()).toString());
      default -> throw new IllegalArgumentException(kind.text);
    }
    return TraceContext.traceId(context);
  }

  private void call(String service, String context) {
    long deadline = clock.millis() + caller.settings().replyTimeout().toMillis();
    caller.call(
        new RpcCall(
            service,
            RpcRequest.call(service + ".ask", Map.of()),
            Map.of(RpcHeaders.DEADLINE, deadline, RpcHeaders.TRACEPARENT, context),
            deadline,
            reply -> {}));
  }

  private void send(
      String exchange, String key, Map<String, Object> headers, String context, String body) {
    Map<String, Object> all = new java.util.HashMap<>(headers);
    all.put(RpcHeaders.TRACEPARENT, context);
    // Whether anybody took it is what the trace tells.
    publisher.publish(
        exchange,
        key,
        new OutgoingEvent(Ids.next().toString(), all, JsonBytes.ofText(body)),
        refusal -> {});
  }
}
