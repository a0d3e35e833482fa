package camelody.operations;

import camelody.kernel.Outcome;
import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.QueueLook;
import camelody.messaging.amqp.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    try (QueueLook look = new QueueLook(broker)) {
      List<QueueDepth> depths = new ArrayList<>();
      for (Topology.EventQueue queue : Topology.EVENT_QUEUES) {
        look(look, queue.name(), "event", depths);
        look(look, queue.deadLetterQueue(), "dead-letter", depths);
      }
      for (String service : Stream.of(workers).map(WorkerReport::service).distinct().toList()) {
        look(look, service + ".rpc", "rpc", depths);
      }
      return Outcome.success(depths);
    } catch (IOException away) {
      throw BrokerAway.fault(away);
    }
  }

  private static void look(QueueLook look, String name, String kind, List<QueueDepth> depths)
      throws IOException {
    look.at(name)
        .map(found -> new QueueDepth(name, kind, found.messages(), found.consumers()))
        .ifPresent(depths::add);
  }
}
