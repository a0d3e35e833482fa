package camelody.messaging.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;

/**
 * A request as it came from the broker.
 *
 * @param deadlineMillis the epoch milliseconds after which it must not be executed
 */
public record RpcDelivery(Delivery delivery, long deadlineMillis) {

  public BasicProperties properties() {
    return delivery.properties();
  }

  public byte[] body() {
    return delivery.body();
  }

  /** Tells whether it may have been executed before, by this worker or another. */
  public boolean redelivered() {
    return delivery.redelivered();
  }

  public boolean isPastDeadline() {
    return System.currentTimeMillis() >= deadlineMillis;
  }
}
