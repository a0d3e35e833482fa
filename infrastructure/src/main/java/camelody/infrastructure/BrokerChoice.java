package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import camelody.messaging.amqp.BrokerDialect;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Topology;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.RpcRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the broker: the one that was named, else a RabbitMQ on this machine, else the embedded
 * one. One virtual host holds one system, so a broker where another system's workers answer is left
 * alone, from then on: while that one is stopped, its messages wait there.
 */
final class BrokerChoice {
  static final String EMBEDDED = "embedded";

  private static final Logger LOG = LoggerFactory.getLogger(BrokerChoice.class);

  private static final String LOCAL_RABBITMQ = "amqp://guest:guest@127.0.0.1:5672";
  private static final int CONNECT_MILLIS = 1_500;
  private static final long ANSWERS_MILLIS = 700;

  /**
   * Tells which broker it is.
   *
   * @param uri empty for the embedded one
   * @param explanation for the person who started it
   */
  record Choice(String uri, String explanation) {
    boolean isEmbedded() {
      return uri.isEmpty();
    }
  }

  private BrokerChoice() {}

  /**
   * Chooses.
   *
   * @param configured the setting {@code broker.uri}: an address, {@code embedded}, or empty
   * @throws IllegalStateException if a named broker serves another system
   */
  static Choice of(String configured, DataDirectory data) {
    return of(configured, data, LOCAL_RABBITMQ);
  }

  static Choice of(String configured, DataDirectory data, String local) {
    String systemId = data.systemId();
    if (configured.equals(EMBEDDED)) {
      return new Choice("", "embedded Apache Qpid Broker-J, as asked for");
    }
    if (!configured.isEmpty()) {
      Stream.of(configured.split(","))
          .flatMap(node -> otherSystem(node.strip(), systemId).stream())
          .findFirst()
          .ifPresent(
              other -> {
                throw new IllegalStateException(
                    "the broker named with --broker serves another system ("
                        + other
                        + "): give this one a virtual host of its own, as in amqp://host/music");
              });
      declareTopology(configured.split(",", 2)[0].strip());
      return new Choice(configured, "the broker that was named");
    }
    return isOthers(local, data)
        ? new Choice(
            "",
            "embedded Apache Qpid Broker-J, for the RabbitMQ on port 5672 serves another system")
        : detected(local);
  }

  private static Choice detected(String local) {
    return answers(local)
        ? new Choice(local, "the RabbitMQ that answers on localhost:5672")
        : new Choice("", "embedded Apache Qpid Broker-J, for no RabbitMQ answers on port 5672");
  }

  private static boolean isOthers(String local, DataDirectory data) {
    Path note = data.root().resolve("local-rabbitmq-is-of");
    if (DataDirectory.read(note).isPresent()) {
      return true;
    }
    Optional<String> other = otherSystem(local, data.systemId());
    other.ifPresent(id -> DataDirectory.write(note, id));
    return other.isPresent();
  }

  /** Answers a choice that was made before: an address, or {@code embedded}. */
  static Choice known(String chosen) {
    return new Choice(chosen.equals(EMBEDDED) ? "" : chosen, "as chosen before");
  }

  private static boolean answers(String uri) {
    try (Connection connection = factory(uri).newConnection("camelody broker choice")) {
      return connection.isOpen();
    } catch (Exception nobody) {
      return false;
    }
  }

  // Processes with logins of their own may use these queues, but not make those of others; whoever
  // starts the system may. A broker that is away now is used without.
  private static void declareTopology(String uri) {
    try (Connection connection = factory(uri).newConnection("camelody broker choice");
        Channel channel = connection.createChannel()) {
      Topology.declare(channel, BrokerDialect.of(connection));
    } catch (Exception away) {
      LOG.debug("the processes declare their queues themselves", away);
    }
  }

  // An unreachable broker has no other system on it that we could disturb now.
  private static Optional<String> otherSystem(String uri, String systemId) {
    Set<String> systems = ConcurrentHashMap.newKeySet();
    try (Connection connection = factory(uri).newConnection("camelody broker choice")) {
      ping(connection, systems);
    } catch (Exception nobody) {
      return Optional.empty();
    }
    return systems.stream().filter(id -> !id.equals(systemId)).findFirst();
  }

  private static void ping(Connection connection, Set<String> systems)
      throws IOException, InterruptedException {
    Channel channel = connection.createChannel();
    String queue = channel.queueDeclare().getQueue();
    channel.basicConsume(
        queue,
        true,
        (tag, delivery) -> systemOf(delivery.getBody()).ifPresent(systems::add),
        tag -> {});
    BasicProperties properties =
        new BasicProperties.Builder()
            .replyTo(queue)
            .correlationId("ping")
            .contentType("application/json")
            .build();
    // A broker without this exchange never had a system on it; the channel closes, no more.
    channel.exchangeDeclarePassive(Exchanges.CONTROL);
    channel.basicPublish(
        Exchanges.CONTROL, "", properties, RpcRequest.call("control.ping", Map.of()).toBytes());
    TimeUnit.MILLISECONDS.sleep(ANSWERS_MILLIS);
  }

  // A worker of another make may answer something else, or leave its system out: it serves whom it
  // is asked by, so it is a guest of any system.
  private static Optional<String> systemOf(byte[] reply) {
    try {
      JsonNode id = Json.MAPPER.readTree(reply).path("result").path("systemId");
      return Optional.of(id.asText("")).filter(text -> !text.isBlank());
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static ConnectionFactory factory(String uri) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(uri);
    if (factory.isSSL()) {
      // Left alone, the client takes any certificate.
      factory.useSslProtocol(SSLContext.getDefault());
      factory.enableHostnameVerification();
    }
    factory.setConnectionTimeout(CONNECT_MILLIS);
    factory.setHandshakeTimeout(CONNECT_MILLIS);
    factory.setAutomaticRecoveryEnabled(false);
    return factory;
  }
}
