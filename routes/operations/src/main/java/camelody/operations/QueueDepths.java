package camelody.operations;

import camelody.kernel.Outcome;
import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.Topology;
import com.rabbitmq.client.AMQP.Queue;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the known queues: those of events, their dead letters, and those of living services. */
public final class QueueDepths {
  private final Broker broker;

  public QueueDepths(Broker broker) {
    this.broker = broker;
  }

  /**
   * Answers the depth of each queue. A service that serves no requests has no queue, and is left
   * out.
   *
   * @param workers tell which services live
   */
  public Outcome<List<QueueDepth>> of(WorkerReport[] workers) {
    try (Look look = new Look(broker)) {
      List<QueueDepth> depths = new ArrayList<>();
      for (Topology.EventQueue queue : Topology.EVENT_QUEUES) {
        look.at(queue.name(), "event").ifPresent(depths::add);
        look.at(queue.deadLetterQueue(), "dead-letter").ifPresent(depths::add);
      }
      for (String service : Stream.of(workers).map(WorkerReport::service).distinct().toList()) {
        look.at(service + ".rpc", "rpc").ifPresent(depths::add);
      }
      return Outcome.success(depths);
    } catch (IOException away) {
      throw BrokerAway.fault(away);
    }
  }

  /**
   * Declares queues passively. One that isn't there costs the channel, on Broker-J the connection:
   * both are opened anew for the next.
   */
  private static final class Look implements AutoCloseable {
    private final Broker broker;
    private @Nullable Connection connection;

    Look(Broker broker) {
      this.broker = broker;
    }

    Optional<QueueDepth> at(String name, String kind) throws IOException {
      Channel channel = connection().createChannel();
      if (channel == null) {
        throw new IOException("expected a free channel, came none");
      }
      try {
        Queue.DeclareOk found = channel.queueDeclarePassive(name);
        channel.abort();
        return Optional.of(
            new QueueDepth(name, kind, found.getMessageCount(), found.getConsumerCount()));
      } catch (IOException absent) {
        return Optional.empty();
      }
    }

    private Connection connection() throws IOException {
      Connection current = connection;
      if (current == null || !current.isOpen()) {
        current = broker.openConnection("looks at queues");
        connection = current;
      }
      return current;
    }

    @Override
    public void close() {
      Connection current = connection;
      if (current != null) {
        current.abort();
      }
    }
  }
}
