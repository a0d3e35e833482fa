package camelody.messaging.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;

/** A message as it came from the broker, and what it takes to be done with it. */
public final class Delivery {
  private final Acknowledgements acknowledgements;
  private final Envelope envelope;
  private final BasicProperties properties;
  private final byte[] body;

  Delivery(
      Acknowledgements acknowledgements,
      Envelope envelope,
      BasicProperties properties,
      byte[] body) {
    this.acknowledgements = acknowledgements;
    this.envelope = envelope;
    this.properties = properties;
    this.body = body;
  }

  /** Answers the exchange through which it came; empty for the default exchange. */
  public String exchange() {
    return envelope.getExchange();
  }

  public String routingKey() {
    return envelope.getRoutingKey();
  }

  public BasicProperties properties() {
    return properties;
  }

  public byte[] body() {
    return body;
  }

  /** Tells whether it may have been handled before, by this worker or another. */
  public boolean redelivered() {
    return envelope.isRedeliver();
  }

  /**
   * Tells whether the broker still waits for this to be finished. What came over a channel that is
   * gone is the broker's again, and comes anew.
   */
  public boolean isHeld() {
    return acknowledgements.channel().isOpen();
  }

  long tag() {
    return envelope.getDeliveryTag();
  }

  Acknowledgements acknowledgements() {
    return acknowledgements;
  }
}
