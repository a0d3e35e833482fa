package camelody.messaging.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;

/** Makes deliveries that no broker brought. */
public final class Deliveries {
  private Deliveries() {}

  public static Delivery redelivered(String routingKey, byte[] body) {
    Envelope envelope = new Envelope(1, true, Exchanges.EVENTS, routingKey);
    return new Delivery(null, envelope, new BasicProperties(), body);
  }
}
