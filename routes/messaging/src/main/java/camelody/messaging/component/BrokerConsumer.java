package camelody.messaging.component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops in two steps: it takes nothing more from its queue as soon as the context begins to shut
 * down, and ends when what it had taken is finished.
 *
 * <p>The first step is a suspension, which Camel prefers where a consumer can be suspended. If it
 * stopped the consumer at once, the route's processors would stop with it, and refuse what was
 * taken but not begun.
 */
abstract class BrokerConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerConsumer.class);
  private static final long CANCEL_SECONDS = 3;

  BrokerConsumer(Endpoint endpoint, Processor processor) {
    super(endpoint, processor);
  }

  /** Asks the broker for messages. */
  abstract void take();

  /** Asks the broker for no more messages; completes when it has agreed. */
  abstract CompletableFuture<Void> cancel();

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    take();
  }

  @Override
  public boolean deferShutdown(ShutdownRunningTask task) {
    return false;
  }

  @Override
  public void prepareShutdown(boolean suspendOnly, boolean forced) {
    // Suspended already.
  }

  @Override
  protected void doSuspend() {
    stopTaking();
  }

  @Override
  protected void doResume() {
    take();
  }

  @Override
  protected void doStop() throws Exception {
    stopTaking();
    super.doStop();
  }

  private void stopTaking() {
    try {
      cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (Exception late) {
      LOG.warn("could not stop consuming for {} in time: {}", getEndpoint(), late.toString());
    }
  }
}
