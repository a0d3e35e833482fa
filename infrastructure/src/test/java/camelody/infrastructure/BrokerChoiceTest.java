package camelody.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.launcher.DataDirectory;
import camelody.messaging.amqp.Exchanges;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Has an embedded broker stand in for the RabbitMQ on this machine. */
class BrokerChoiceTest {
  @TempDir private Path brokerFolder;
  @TempDir private Path folder;

  private TestProcess broker;
  private String local;

  @BeforeEach
  void start() throws Exception {
    broker = TestProcess.start(brokerFolder, EmbeddedBroker.class);
    local = broker.awaitReady("broker.json", "broker-uri");
  }

  @AfterEach
  void stop() throws Exception {
    broker.close();
  }

  @Test
  void given_a_broker_that_serves_nobody_or_this_system_when_chosen_then_it_is_taken()
      throws Exception {
    assertThat(choice("").uri()).isEqualTo(local);

    try (Connection own = system(new DataDirectory(folder).systemId())) {
      assertThat(own.isOpen()).isTrue();
      assertThat(choice("").uri()).isEqualTo(local);
    }
  }

  @Test
  void given_a_broker_that_serves_another_system_when_that_stops_then_it_is_left_alone_still()
      throws Exception {
    try (Connection other = system("another")) {
      assertThat(other.isOpen()).isTrue();
      assertThat(choice("").isEmbedded()).isTrue();
    }

    assertThat(choice("").isEmbedded()).isTrue();
    assertThat(choice("").explanation()).contains("serves another system");
    assertThat(choice(local).uri()).as("named on purpose").isEqualTo(local);
  }

  @Test
  void given_a_broker_that_serves_another_system_when_named_then_it_is_refused() throws Exception {
    try (Connection other = system("another")) {
      assertThat(other.isOpen()).isTrue();
      assertThatThrownBy(() -> choice(local))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("serves another system (another)");
    }
  }

  private BrokerChoice.Choice choice(String configured) {
    return BrokerChoice.of(configured, new DataDirectory(folder), local);
  }

  /** Answers pings as a system's worker does, until it is closed. */
  private Connection system(String id) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(local);
    Connection connection = factory.newConnection();
    Channel channel = connection.createChannel();
    channel.exchangeDeclare(Exchanges.CONTROL, "fanout", true);
    String queue = channel.queueDeclare().getQueue();
    channel.queueBind(queue, Exchanges.CONTROL, "");
    byte[] pong =
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"systemId\":\"" + id + "\"}}")
            .getBytes(StandardCharsets.UTF_8);
    channel.basicConsume(
        queue,
        true,
        (tag, ping) ->
            channel.basicPublish(
                "", ping.getProperties().getReplyTo(), new BasicProperties(), pong),
        tag -> {});
    return connection;
  }
}
