package camelody.benchmarks.reference;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.impl.VertxInternal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Opens a connection whose callbacks run on its event loop. */
final class Amqp {
  static final String RPC_EXCHANGE = "reference.rpc";
  static final String RPC_QUEUE = "reference-catalogue.rpc";
  static final String RPC_KEY = "catalogue";
  static final String EVENTS_EXCHANGE = "reference.events";
  static final String PLAYED_KEY = "listening.track-played.v1";

  /** The queues that take plays, and their bindings: the hub's. */
  static final Map<String, String> EVENT_QUEUES =
      Map.of(
          "reference.history", "listening.*.v1",
          "reference.statistics", PLAYED_KEY,
          "reference.activity", "#");

  static final int PREFETCH = 32;
  static final int EVENTS_PREFETCH = 50;
  static final int ACKNOWLEDGE_EVERY = 16;

  private static final int FLUSH_AFTER_WRITES = 64;

  private Amqp() {}

  static Connection connect(String uri, EventLoopGroup loop) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(uri);
    factory.setAutomaticRecoveryEnabled(false);
    factory
        .netty()
        .eventLoopGroup(loop)
        .bootstrapCustomizer(bootstrap -> bootstrap.channel(NioSocketChannel.class))
        .channelCustomizer(
            channel ->
                channel
                    .pipeline()
                    .addFirst(new FlushConsolidationHandler(FLUSH_AFTER_WRITES, true)));
    return factory.newConnection(new SameThread());
  }

  static EventLoopGroup loop(io.vertx.core.Vertx vertx) {
    return ((VertxInternal) vertx).getEventLoopGroup();
  }

  private static final class SameThread extends AbstractExecutorService {
    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
