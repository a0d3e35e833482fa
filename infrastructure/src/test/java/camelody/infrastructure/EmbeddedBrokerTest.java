package camelody.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final int MESSAGES = 200;

  @TempDir private Path folder;

  @Test
  void given_confirmed_messages_when_the_broker_restarts_then_all_are_there() throws Exception {
    String before;
    try (TestProcess broker = start()) {
      before = broker.awaitReady("broker.json", "broker-uri");
      publish(before);
    }

    try (TestProcess broker = start()) {
      String after = broker.awaitReady("broker.json", "broker-uri");

      assertThat(after).as("the port and password are kept").isEqualTo(before);
      assertThat(count(after)).isEqualTo(MESSAGES);
    }
  }

  @Test
  void given_confirmed_messages_when_the_broker_is_killed_then_all_are_there() throws Exception {
    try (TestProcess broker = start()) {
      publish(broker.awaitReady("broker.json", "broker-uri"));
      broker.kill();
    }

    try (TestProcess broker = start()) {
      assertThat(count(broker.awaitReady("broker.json", "broker-uri"))).isEqualTo(MESSAGES);
    }
  }

  @Test
  void given_a_running_broker_when_its_files_are_looked_at_then_only_the_owner_may_read_them()
      throws Exception {
    try (TestProcess broker = start()) {
      broker.awaitReady("broker.json", "broker-uri");

      for (String secret : new String[] {"run/broker-uri", "secrets/broker-password"}) {
        assertThat(Files.getPosixFilePermissions(folder.resolve(secret)))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
    assertThat(folder.resolve("run/broker-uri")).doesNotExist();
  }

  private TestProcess start() throws Exception {
    return TestProcess.start(folder, EmbeddedBroker.class);
  }

  private static void publish(String uri) throws Exception {
    try (Connection connection = connect(uri);
        Channel channel = connection.createChannel()) {
      channel.queueDeclare("kept", true, false, false, null);
      channel.confirmSelect();
      for (int number = 0; number < MESSAGES; number++) {
        channel.basicPublish(
            "", "kept", MessageProperties.PERSISTENT_BASIC, text(number).getBytes(UTF_8));
      }
      channel.waitForConfirmsOrDie(30_000);
    }
  }

  private static long count(String uri) throws Exception {
    try (Connection connection = connect(uri);
        Channel channel = connection.createChannel()) {
      return channel.messageCount("kept");
    }
  }

  private static Connection connect(String uri) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(uri);
    return factory.newConnection();
  }

  private static String text(int number) {
    return "message " + number;
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;
}
