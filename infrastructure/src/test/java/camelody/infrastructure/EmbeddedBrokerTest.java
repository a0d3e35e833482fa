package camelody.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.BrokerSettings;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final int MESSAGES = 200;
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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

  @Test
  void given_a_connection_that_hears_nothing_when_time_passes_then_it_stays_open()
      throws Exception {
    NioEventLoopGroup loops = new NioEventLoopGroup(1);
    try (TestProcess process = start();
        Broker broker = broker(process.awaitReady("broker.json", "broker-uri"), loops);
        Connection silent = broker.openConnection("silent")) {

      await().during(HEARTBEAT.multipliedBy(5)).atMost(PATIENCE).until(silent::isOpen);
    } finally {
      loops.shutdownGracefully();
    }
  }

  @Test
  void given_a_broker_that_hangs_when_two_heartbeats_have_passed_then_its_connection_is_dead()
      throws Exception {
    NioEventLoopGroup loops = new NioEventLoopGroup(1);
    try (TestProcess process = start();
        Broker broker = broker(process.awaitReady("broker.json", "broker-uri"), loops)) {
      Connection connection = broker.openConnection("left alone");

      signal("STOP", process);

      await().atMost(PATIENCE).until(() -> !connection.isOpen());
      signal("CONT", process);
    } finally {
      loops.shutdownGracefully();
    }
  }

  private static Broker broker(String uri, NioEventLoopGroup loops) {
    return new Broker(
        () -> uri, new BrokerSettings(PATIENCE, PATIENCE, HEARTBEAT), loops.next(), "test");
  }

  private static void signal(String signal, TestProcess process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
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
