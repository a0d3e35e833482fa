package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.RunningSystem;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Takes over the broker login of one process and tries what another may do. All system tests on
 * RabbitMQ run with such logins, so what each needs is tried by them.
 */
class LeastPrivilegeIT {
  private final RunningSystem system = RunningSystem.on(BrokerKind.RABBITMQ);
  private int tries;

  @Test
  void given_the_login_of_one_service_when_used_for_what_is_anothers_then_the_broker_refuses() {
    refused("playlists", channel -> channel.basicConsume("users.rpc", consumer()));
    refused("playlists", channel -> channel.basicGet("statistics.listening", false));
    refused("gateway", channel -> channel.basicGet("history.listening.dead-letter", false));
    refused("history", channel -> channel.queueDelete("users.rpc"));
    refused("statistics", channel -> channel.queueDeclare("mine", false, false, true, null));
    refused("activity", channel -> publish(channel, "camelody.control", ""));
    refused("playlists", channel -> publish(channel, "camelody.replay", "history.listening"));
    refused("playlists", channel -> publish(channel, "camelody.events", "users.user-deleted.v1"));
    refused("statistics", channel -> publish(channel, "camelody.events", "listening.x.v1"));
    refused("activity", LeastPrivilegeIT::listenToTraces);
    // A learner's route is a program of anybody's.
    refused("lab", channel -> publish(channel, "camelody.events", "listening.track-played.v1"));
    refused("lab", channel -> publish(channel, "camelody.control", ""));
    refused("lab", channel -> channel.basicConsume("catalogue.rpc", consumer()));

    Finding.record(
        this,
        BrokerKind.RABBITMQ,
        "a process's broker login may do what that process does, no more",
        tries + " tries, all refused");
  }

  @Test
  void given_the_logins_when_listing_who_is_connected_then_each_process_has_its_own()
      throws Exception {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> {
              String users = system.rabbit().control("list_connections", "user");
              assertThat(Processes.SERVICES).allMatch(each -> users.contains("camelody-" + each));
              assertThat(users).contains("camelody-gateway");
            });
  }

  private void refused(String service, Attempt attempt) {
    assertThatThrownBy(() -> as(service, attempt))
        .as("%s", service)
        .hasStackTraceContaining("ACCESS_REFUSED");
    tries++;
  }

  private void as(String service, Attempt attempt) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(system.brokerUri(service));
    factory.setAutomaticRecoveryEnabled(false);
    try (Connection connection = factory.newConnection("thief");
        Channel channel = connection.createChannel()) {
      attempt.with(channel);
    }
  }

  private static void publish(Channel channel, String exchange, String key) throws Exception {
    channel.confirmSelect();
    channel.basicPublish(
        exchange,
        key,
        null,
        UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    channel.waitForConfirmsOrDie(Duration.ofSeconds(30).toMillis());
  }

  private static void listenToTraces(Channel channel) throws Exception {
    channel.queueBind(channel.queueDeclare().getQueue(), "camelody.trace", "");
  }

  private static com.rabbitmq.client.Consumer consumer() {
    return new com.rabbitmq.client.DefaultConsumer(null);
  }

  /** What a thief tries. */
  private interface Attempt {
    void with(Channel channel) throws Exception;
  }
}
