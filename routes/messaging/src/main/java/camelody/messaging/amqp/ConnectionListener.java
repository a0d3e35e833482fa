package camelody.messaging.amqp;

import com.rabbitmq.client.Connection;
import java.io.IOException;

/** Is told when the connection to the broker comes and goes. */
public interface ConnectionListener {

  /** Opens what it needs; runs on the connector thread and may wait for the broker. */
  void connected(Connection connection, BrokerDialect dialect) throws IOException;

  /** Lets go of what the connection held; runs on the event loop and must not block. */
  void disconnected();
}
