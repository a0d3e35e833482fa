package camelody.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.kernel.ports.DeliveryLedger;
import camelody.kernel.ports.StoreUnavailable;
import camelody.messaging.amqp.Deliveries;
import camelody.messaging.component.CallStatistics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventRouterTest {
  static final int STARTS_MAX = 3;
  static final UUID EVENT = new UUID(0, 1);

  final DefaultCamelContext camel = new DefaultCamelContext();
  final Ledger ledger = new Ledger();

  EventRouter router;
  Runnable handler = () -> {};

  record Played(String eventId) {}

  @BeforeEach
  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:record").process(exchange -> handler.run());
          }
        });
    router =
        new EventRouter(
            EventTable.of("test.listening")
                .on("listening.track-played.v1", Played.class, "direct:record")
                .build(),
            ledger,
            STARTS_MAX,
            new CallStatistics(new SimpleMeterRegistry()));
    router.setCamelContext(camel);
    camel.start();
    router.start();
  }

  @AfterEach
  void stop() throws Exception {
    camel.close();
  }

  @Test
  void given_a_redelivered_event_when_handled_then_nothing_is_noted_of_it_any_more()
      throws Exception {
    router.process(redelivered());

    assertThat(ledger.starts).isEmpty();
  }

  @Test
  void given_an_event_that_processes_died_over_when_it_comes_again_then_it_is_put_aside() {
    for (int death = 0; death < STARTS_MAX; death++) {
      ledger.begin("test.listening", EVENT.toString());
    }

    assertThatThrownBy(() -> router.process(redelivered()))
        .isInstanceOfSatisfying(
            NotReadable.class, poison -> assertThat(poison.reason()).isEqualTo("KILLED_CONSUMER"));
    assertThat(ledger.starts).isEmpty();
  }

  @Test
  void given_an_event_that_fails_when_it_is_tried_often_then_it_counts_as_no_killer() {
    handler =
        () -> {
          throw new IllegalStateException("no");
        };

    for (int restart = 0; restart < 10; restart++) {
      assertThatThrownBy(() -> router.process(redelivered())).hasMessage("no");
    }

    assertThat(ledger.starts).isEmpty();
  }

  @Test
  void given_an_outage_when_one_process_tries_again_and_again_then_it_counts_as_one_start() {
    Exchange event = redelivered();
    handler = this::databaseGoes;

    for (int attempt = 0; attempt < 10; attempt++) {
      ledger.away = false;
      assertThatThrownBy(() -> router.process(event)).isInstanceOf(StoreUnavailable.class);
    }

    assertThat(ledger.starts.values()).containsExactly(1);
  }

  @Test
  void given_an_outage_that_outlasts_restarts_when_it_is_over_then_the_event_is_handled()
      throws Exception {
    for (int restart = 0; restart < 10; restart++) {
      Exchange event = redelivered();
      handler = this::databaseGoes;
      assertThatThrownBy(() -> router.process(event)).isInstanceOf(StoreUnavailable.class);
      assertThatThrownBy(() -> router.process(event)).isInstanceOf(StoreUnavailable.class);

      ledger.away = false;
      handler = () -> {};
      router.process(event);
    }

    assertThat(ledger.starts).isEmpty();
  }

  private void databaseGoes() {
    ledger.away = true;
    throw new StoreUnavailable("the database is away", null);
  }

  private Exchange redelivered() {
    String event =
        "{\"jsonrpc\":\"2.0\",\"method\":\"listening.trackPlayed\",\"params\":{\"eventId\":\""
            + EVENT
            + "\",\"occurredAt\":\"2026-06-01T12:00:00Z\"}}";
    Exchange exchange = new DefaultExchange(camel);
    exchange
        .getMessage()
        .setBody(
            Deliveries.redelivered(
                "listening.track-played.v1", event.getBytes(StandardCharsets.UTF_8)));
    return exchange;
  }

  /** Stands in for a database that may be away. */
  private static final class Ledger implements DeliveryLedger {
    final Map<String, Integer> starts = new HashMap<>();
    boolean away;

    @Override
    public int begin(String queue, String eventId) {
      requireThere();
      return starts.merge(eventId, 1, Integer::sum);
    }

    @Override
    public boolean isBegun(String queue, String eventId) {
      requireThere();
      return starts.containsKey(eventId);
    }

    @Override
    public void end(String queue, String eventId) {
      requireThere();
      starts.remove(eventId);
    }

    private void requireThere() {
      if (away) {
        throw new StoreUnavailable("the database is away", null);
      }
    }
  }
}
