package camelody.messaging.component;

import camelody.messaging.amqp.Headers;
import camelody.messaging.amqp.RpcDelivery;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.amqp.RpcServer;
import camelody.messaging.jsonrpc.Envelope;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.tracing.TraceContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Lets a route answer a service's requests. One exchange for each request, also for each member of
 * a batch; the body is the {@link RpcRequest}, and what the route leaves there becomes the reply.
 */
final class JsonRpcConsumer extends BrokerConsumer {

  private final JsonRpcComponent component;
  private final RpcServer server;

  JsonRpcConsumer(JsonRpcEndpoint endpoint, Processor processor, JsonRpcComponent component) {
    super(endpoint, processor);
    this.component = component;
    this.server =
        new RpcServer(
            component.broker(),
            endpoint.service(),
            component.serverSettings(),
            delivery -> component.workers().execute(() -> serve(delivery)));
  }

  @Override
  void take() {
    server.start();
  }

  @Override
  public int getPendingExchangesSize() {
    return server.inFlight();
  }

  @Override
  CompletableFuture<Void> cancel() {
    return server.stop();
  }

  private void serve(RpcDelivery delivery) {
    if (delivery.isPastDeadline()) {
      component.statistics().expired();
      server.discard(delivery);
      return;
    }
    RpcFault refusal = RequestChecks.refusal(delivery, component.serverSettings());
    Envelope envelope =
        refusal == null ? Envelope.read(delivery.body()) : new Envelope.Unreadable(refusal);
    TraceContext.during(traceparent(delivery), () -> serve(delivery, envelope));
  }

  private void serve(RpcDelivery delivery, Envelope envelope) {
    if (envelope instanceof Envelope.Unreadable unreadable) {
      finish(delivery, null, RpcReply.fault(unreadable.fault()));
    } else if (envelope instanceof Envelope.Single single) {
      serveOne(delivery, single.member());
    } else if (envelope instanceof Envelope.Batch batch) {
      serveAll(delivery, batch.members());
    }
  }

  private void serveOne(RpcDelivery delivery, Envelope.Member member) {
    if (member instanceof Envelope.Invalid invalid) {
      finish(delivery, invalid.id(), RpcReply.fault(invalid.fault()));
    } else if (member instanceof RpcRequest request) {
      execute(
          delivery,
          request,
          reply -> {
            if (request.isNotification()) {
              server.finish(delivery, null, -1);
            } else {
              finish(delivery, request.id(), reply);
            }
          });
    }
  }

  private void serveAll(RpcDelivery delivery, List<Envelope.Member> members) {
    BatchReplies replies =
        new BatchReplies(members.size(), batch -> server.finish(delivery, batch, -1));
    for (int i = 0; i < members.size(); i++) {
      int place = i;
      Envelope.Member member = members.get(i);
      if (member instanceof Envelope.Invalid invalid) {
        replies.put(place, RpcReply.fault(invalid.fault()).toBytes(invalid.id()));
      } else if (member instanceof RpcRequest request) {
        execute(
            delivery,
            request,
            reply ->
                replies.put(place, request.isNotification() ? null : reply.toBytes(request.id())));
      }
    }
  }

  private void execute(RpcDelivery delivery, RpcRequest request, Consumer<RpcReply> answer) {
    long began = component.statistics().begin();
    Exchange exchange = createExchange(false);
    exchange.setPattern(ExchangePattern.InOut);
    fill(exchange.getMessage(), delivery, request);
    getAsyncProcessor()
        .process(
            exchange,
            doneSync -> {
              RpcReply reply = Replies.of(exchange);
              count(exchange, began, reply);
              releaseExchange(exchange, false);
              answer.accept(reply);
            });
  }

  private void count(Exchange exchange, long began, RpcReply reply) {
    String method = exchange.getProperty(RpcExchange.METHOD, String.class);
    RpcFault fault = reply instanceof RpcReply.Fault refused ? refused.fault() : null;
    if (method == null) {
      component.statistics().endUnknown(began);
    } else {
      boolean failed = fault != null && fault.kind() == FaultCode.INTERNAL_ERROR;
      component.statistics().end(method, began, fault != null, failed);
    }
  }

  private static void fill(Message message, RpcDelivery delivery, RpcRequest request) {
    Map<String, Object> headers = Headers.of(delivery.properties());
    message.setBody(request);
    message.setHeader(RpcHeaders.DEADLINE, delivery.deadlineMillis());
    message.setHeader(RpcHeaders.TRACEPARENT, traceparent(delivery));
    copy(headers, message, RpcHeaders.AUTHORIZATION);
    copy(headers, message, RpcHeaders.IDEMPOTENCY_KEY);
    copy(headers, message, RpcHeaders.CLIENT_ADDRESS);
    message.getExchange().setProperty(RpcExchange.REDELIVERED, delivery.redelivered());
  }

  private static void copy(Map<String, Object> headers, Message message, String name) {
    String value = Headers.text(headers, name);
    if (value != null) {
      message.setHeader(name, value);
    }
  }

  private static String traceparent(RpcDelivery delivery) {
    String came = Headers.text(Headers.of(delivery.properties()), RpcHeaders.TRACEPARENT);
    return came != null && TraceContext.isValid(came) ? came : TraceContext.startUnsampled();
  }

  private void finish(RpcDelivery delivery, @Nullable JsonBytes id, RpcReply reply) {
    int offset = reply instanceof RpcReply.Result ? RpcReply.resultOffset(id) : -1;
    server.finish(delivery, reply.toBytes(id), offset);
  }
}
