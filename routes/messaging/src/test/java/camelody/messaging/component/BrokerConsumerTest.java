package camelody.messaging.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.Test;

class BrokerConsumerTest {
  private static final Duration A_WHILE = Duration.ofMillis(700);
  private static final long PATIENCE_SECONDS = 20;

  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
  private final AtomicInteger takes = new AtomicInteger();
  private volatile int taken;

  @Test
  void
      given_a_message_that_is_taken_but_not_begun_when_the_context_stops_then_its_route_handles_it()
          throws Exception {
    DefaultCamelContext camel = start();
    TakingConsumer consumer = (TakingConsumer) camel.getRoute("taking").getConsumer();
    taken = 1;

    CompletableFuture<Void> stop = CompletableFuture.runAsync(camel::stop);
    cancelled.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    await().during(A_WHILE).until(() -> !stop.isDone());
    Exchange exchange = consumer.createExchange(true);
    consumer.getProcessor().process(exchange);
    taken = 0;

    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getMessage().getBody()).isEqualTo("handled");
    stop.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void given_a_suspended_route_when_it_is_resumed_then_it_takes_messages_again() throws Exception {
    try (DefaultCamelContext camel = start()) {
      assertThat(takes).hasValue(1);
      camel.getRouteController().suspendRoute("taking");
      assertThat(cancelled).isCompleted();

      camel.getRouteController().resumeRoute("taking");

      assertThat(takes).hasValue(2);
    }
  }

  private DefaultCamelContext start() throws Exception {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.getShutdownStrategy().setTimeout(PATIENCE_SECONDS);
    camel.addComponent("taking", new Taking());
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("taking:one").routeId("taking").transform(constant("handled"));
          }
        });
    camel.start();
    return camel;
  }

  private final class Taking extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
      return new DefaultEndpoint(uri, this) {
        @Override
        public Producer createProducer() {
          throw new UnsupportedOperationException("only takes");
        }

        @Override
        public Consumer createConsumer(Processor processor) {
          return new TakingConsumer(this, processor);
        }
      };
    }
  }

  private final class TakingConsumer extends BrokerConsumer {
    TakingConsumer(Endpoint endpoint, Processor processor) {
      super(endpoint, processor);
    }

    @Override
    void take() {
      takes.incrementAndGet();
    }

    @Override
    CompletableFuture<Void> cancel() {
      cancelled.complete(null);
      return cancelled;
    }

    @Override
    public int getPendingExchangesSize() {
      return taken;
    }
  }
}
