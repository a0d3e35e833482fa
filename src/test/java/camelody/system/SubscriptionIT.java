package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.BrokerSettings;
import camelody.messaging.amqp.Delivery;
import camelody.messaging.amqp.EventSubscription;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.netty.channel.nio.NioEventLoopGroup;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Takes events from a queue of its own, as the routes do, when something goes differently. */
@OnBothBrokers
class SubscriptionIT {
  private static final int EVENTS = 200;
  private static final Duration SOON = Duration.ofSeconds(60);

  private final RunningSystem system;
  private final BrokerKind kind;
  private final String queue = "subscription-test-" + UUID.randomUUID();
  private final NioEventLoopGroup loops = new NioEventLoopGroup(1);

  private Broker broker;

  SubscriptionIT(BrokerKind kind) {
    this.kind = kind;
    system = RunningSystem.on(kind);
  }

  @BeforeEach
  void connect() throws Exception {
    Duration second = Duration.ofSeconds(1);
    broker =
        new Broker(
            system::brokerUri,
            new BrokerSettings(second.multipliedBy(10), second, second.multipliedBy(60)),
            loops.next(),
            "subscription test");
    broker.start();
    broker.awaitConnected();
    try (Channel channel = broker.openChannel()) {
      channel.queueDeclare(queue, true, false, false, null);
    }
  }

  @AfterEach
  void disconnect() throws Exception {
    broker.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(system.brokerUri());
    try (Connection connection = factory.newConnection("after subscription test");
        Channel channel = connection.createChannel()) {
      channel.queueDelete(queue);
    }
  }

  @Test
  void given_a_backlog_when_subscribed_then_each_event_can_be_finished_from_the_first_on()
      throws Exception {
    publish(EVENTS);
    Queue<Boolean> held = new ConcurrentLinkedQueue<>();

    EventSubscription subscription = subscribe(event -> held.add(event.isHeld()));

    await().atMost(SOON).until(() -> held.size() == EVENTS);
    assertThat(held).containsOnly(true);
    subscription.stop().get(10, TimeUnit.SECONDS);
  }

  @Test
  void given_finished_events_when_subscribed_again_then_none_comes_a_second_time()
      throws Exception {
    publish(EVENTS);
    Queue<Delivery> events = new ConcurrentLinkedQueue<>();
    EventSubscription subscription = subscribe(events::add);
    await().atMost(SOON).until(() -> events.size() == EVENTS);
    subscription.acknowledge(List.copyOf(events));
    subscription.stop().get(10, TimeUnit.SECONDS);

    broker.reset("a test asks for it");
    await().atMost(SOON).until(() -> !events.peek().isHeld() && broker.isConnected());

    try (Channel channel = broker.openChannel()) {
      assertThat(channel.messageCount(queue)).isZero();
    }
  }

  @Test
  void given_an_event_held_too_long_when_its_channel_is_closed_then_it_comes_again()
      throws Exception {
    if (kind == BrokerKind.RABBITMQ) { // Broker-J has no such bound.
      givesUpOnConsumersAfter(1_000);
      try {
        publish(1);
        Queue<Delivery> events = new ConcurrentLinkedQueue<>();
        broker.reset("for a channel with the bounds of this test");
        subscribe(events::add);

        await().atMost(SOON).until(() -> events.stream().anyMatch(Delivery::redelivered));

        assertThat(events.peek().isHeld()).isFalse();
      } finally {
        givesUpOnConsumersAfter(1_800_000);
      }
    }
  }

  private void givesUpOnConsumersAfter(long millis) throws Exception {
    system
        .rabbit()
        .control(
            "eval",
            "application:set_env(rabbit, consumer_timeout, %d), ".formatted(millis)
                + "application:set_env(rabbit, channel_tick_interval, 500).");
  }

  private EventSubscription subscribe(Consumer<Delivery> handler) {
    EventSubscription subscription = new EventSubscription(broker, queue, EVENTS, handler);
    subscription.start();
    return subscription;
  }

  private void publish(int events) throws Exception {
    try (Channel channel = broker.openChannel()) {
      channel.confirmSelect();
      for (int i = 0; i < events; i++) {
        channel.basicPublish("", queue, null, new byte[] {1});
      }
      channel.waitForConfirms(SOON.toMillis());
    }
  }
}
