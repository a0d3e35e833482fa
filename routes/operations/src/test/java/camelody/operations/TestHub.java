package camelody.operations;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.BrokerSettings;
import camelody.messaging.amqp.ConfirmedPublisher;
import camelody.messaging.amqp.ControlBus;
import camelody.messaging.events.EventPublisher;
import io.netty.channel.nio.NioEventLoopGroup;
import java.time.Duration;

/** What one instance has of messaging; a test opens several. */
public final class TestHub implements AutoCloseable {
  public final NioEventLoopGroup loops = new NioEventLoopGroup(1);
  public final Broker broker;
  public final EventPublisher events;
  public final ControlBus control;

  public TestHub(String uri, String name) throws InterruptedException {
    Duration second = Duration.ofSeconds(1);
    broker =
        new Broker(
            () -> uri,
            new BrokerSettings(second, second, second.multipliedBy(10)),
            loops.next(),
            name);
    events = new EventPublisher(new ConfirmedPublisher(broker, Duration.ofSeconds(5), 1_000));
    control = new ControlBus(broker);
    broker.start();
    broker.awaitConnected();
  }

  @Override
  public void close() {
    broker.close();
    loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
