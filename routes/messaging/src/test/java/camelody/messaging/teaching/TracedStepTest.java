package camelody.messaging.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.tracing.TraceContext;
import camelody.messaging.tracing.TraceScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TracedStepTest {
  final DefaultCamelContext camel = new DefaultCamelContext();
  final TraceRing ring = new TraceRing(1_000);
  final List<TraceScope> tapped = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    Bodies bodies = new Bodies();
    Faults faults = new Faults("test", "test-1", ring, Duration.ofMinutes(1));
    camel.getCamelContextExtension().addInterceptStrategy(new StepTracer(ring, bodies, faults));
    camel.getManagementStrategy().addEventNotifier(new Retries(ring));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:test.outer")
                .routeId("test.outer")
                .setHeader("seen", constant(true))
                .to("direct:test.inner")
                .wireTap("direct:test.tap");
            from("direct:test.inner")
                .routeId("test.inner")
                .filter(header("seen"))
                .process(exchange -> {})
                .id("deep");
            from("direct:test.tap")
                .routeId("test.tap")
                .process(exchange -> tapped.add(TraceScope.of(exchange)));
            from("direct:test.failing")
                .routeId("test.failing")
                .errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(1))
                .process(exchange -> fail());
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void given_a_sampled_message_when_routed_then_each_step_is_entered_and_left_in_order() {
    String context = TraceContext.start();

    send("direct:test.outer", context);

    List<TraceEvent> events = ring.take(1_000).stream().filter(this::isNotTapped).toList();
    assertThat(events)
        .extracting(event -> event.type.substring(5) + " " + event.route + " " + event.pattern)
        .containsExactly(
            "entered test.outer message-translator",
            "left test.outer message-translator",
            "entered test.outer message-channel",
            "entered test.inner message-filter",
            "entered test.inner service-activator",
            "left test.inner service-activator",
            "left test.inner message-filter",
            "left test.outer message-channel",
            "entered test.outer wire-tap",
            "left test.outer wire-tap");
    assertThat(events)
        .allSatisfy(event -> assertThat(event.trace).isEqualTo(TraceContext.traceId(context)));
  }

  @Test
  void given_nested_steps_when_routed_then_each_names_the_one_around_it() {
    String context = TraceContext.start();

    send("direct:test.outer", context);

    List<TraceEvent> events = ring.take(1_000);
    TraceEvent channel = entered(events, "message-channel");
    TraceEvent filter = entered(events, "message-filter");
    assertThat(channel.parent).isEqualTo(TraceContext.spanId(context));
    assertThat(filter.parent).isEqualTo(channel.span);
    assertThat(entered(events, "service-activator").parent).isEqualTo(filter.span);
  }

  @Test
  void given_a_wire_tap_when_the_copy_is_routed_then_it_knows_that_it_is_one() {
    NotifyBuilder both = new NotifyBuilder(camel).whenDone(2).create();

    send("direct:test.outer", TraceContext.start());

    assertThat(both.matches(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tapped).singleElement().satisfies(scope -> assertThat(scope.tapped()).isTrue());
  }

  @Test
  void given_a_message_that_is_not_sampled_when_routed_then_nothing_is_told() {
    send("direct:test.outer", TraceContext.startUnsampled());

    assertThat(ring.take(1_000)).isEmpty();
  }

  @Test
  void given_a_step_that_fails_when_it_is_tried_again_then_each_attempt_is_told_with_its_reason() {
    send("direct:test.failing", TraceContext.start());

    List<TraceEvent> events = ring.take(1_000);
    assertThat(events)
        .extracting(event -> event.type + " " + event.attempt)
        .containsExactly(
            "step-entered 1",
            "step-left 1",
            "retried 2",
            "step-entered 2",
            "step-left 2",
            "retried 3",
            "step-entered 3",
            "step-left 3");
    assertThat(events)
        .filteredOn(event -> !event.type.equals("step-entered"))
        .allSatisfy(event -> assertThat(event.error).isEqualTo("IllegalStateException"));
  }

  private static void fail() {
    throw new IllegalStateException("with a secret in it");
  }

  private boolean isNotTapped(TraceEvent event) {
    return !"test.tap".equals(event.route);
  }

  private static TraceEvent entered(List<TraceEvent> events, String pattern) {
    return events.stream()
        .filter(event -> event.type.equals("step-entered") && pattern.equals(event.pattern))
        .findFirst()
        .orElseThrow();
  }

  private void send(String uri, String context) {
    Exchange answer =
        camel
            .createFluentProducerTemplate()
            .to(uri)
            .withProcessor(
                exchange ->
                    exchange
                        .getMessage()
                        .setHeaders(headers(Map.of(RpcHeaders.TRACEPARENT, context))))
            .send();
    assertThat(answer).isNotNull();
  }

  private static Map<String, Object> headers(Map<String, Object> values) {
    return new java.util.HashMap<>(values);
  }
}
