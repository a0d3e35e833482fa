package camelody.messaging.teaching;

import camelody.messaging.amqp.ConfirmedPublisher.Message;
import camelody.messaging.amqp.ConfirmedPublisher.NotAccepted;
import camelody.messaging.amqp.Delivery;
import camelody.messaging.amqp.Hops;
import camelody.messaging.amqp.RpcCall;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes on what another sees, and lets no failure of its come back to the messages. */
final class UnharmedHops implements Hops {
  private final Hops watching;

  UnharmedHops(Hops watching) {
    this.watching = watching;
  }

  @Override
  public Map<String, Object> calling(RpcCall call) {
    return Unharmed.by(() -> watching.calling(call), call.headers());
  }

  @Override
  public void replyReceived(RpcCall call, RpcReply reply, long elapsedNanos) {
    Unharmed.by(() -> watching.replyReceived(call, reply, elapsedNanos));
  }

  @Override
  public void unanswered(RpcCall call, RpcFault instead) {
    Unharmed.by(() -> watching.unanswered(call, instead));
  }

  @Override
  public void delivered(String queue, Delivery delivery) {
    Unharmed.by(() -> watching.delivered(queue, delivery));
  }

  @Override
  public boolean replying(String queue, Delivery request, byte[] reply) {
    return Unharmed.by(() -> watching.replying(queue, request, reply), true);
  }

  @Override
  public void expired(String queue, Delivery request) {
    Unharmed.by(() -> watching.expired(queue, request));
  }

  @Override
  public @Nullable Map<String, Object> publishing(Message message) {
    try {
      return watching.publishing(message);
    } catch (RuntimeException bug) {
      return message.properties().getHeaders();
    }
  }

  @Override
  public void settled(Message message, @Nullable NotAccepted refusal) {
    Unharmed.by(() -> watching.settled(message, refusal));
  }
}
