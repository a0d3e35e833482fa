package camelody.messaging.amqp;

import camelody.messaging.amqp.ConfirmedPublisher.Message;
import camelody.messaging.amqp.ConfirmedPublisher.NotAccepted;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sees messages leave for the broker and come from it; the teaching console draws them. Called
 * wherever the message is, mostly on the event loop: it must neither block nor fail.
 */
public interface Hops {
  /** Sees nothing. */
  Hops UNSEEN = new Hops() {};

  /**
   * Is told that a request is about to leave.
   *
   * @return the headers to send it with: those of the call, or more
   */
  default Map<String, Object> calling(RpcCall call) {
    return call.headers();
  }

  /** Is told that a reply has come, before it is handed on. */
  default void replyReceived(RpcCall call, RpcReply reply, long elapsedNanos) {}

  /** Is told that a call ends without a reply, and what its maker is told instead. */
  default void unanswered(RpcCall call, RpcFault instead) {}

  /** Is told that a request or an event has come out of a queue. */
  default void delivered(String queue, Delivery delivery) {}

  /**
   * Is told that a reply is about to leave for the queue that its request named.
   *
   * @return whether it may; only a fault on purpose loses it
   */
  default boolean replying(String queue, Delivery request, byte[] reply) {
    return true;
  }

  /** Is told that a request came after its deadline and is not executed. */
  default void expired(String queue, Delivery request) {}

  /**
   * Is told that an event is about to leave.
   *
   * @return the headers to send it with: those of the message, or more
   */
  default @Nullable Map<String, Object> publishing(Message message) {
    return message.properties().getHeaders();
  }

  /** Is told that the broker has confirmed an event, or why it did not. */
  default void settled(Message message, @Nullable NotAccepted refusal) {}
}
