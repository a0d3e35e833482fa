package camelody.client.conform;

import camelody.messaging.amqp.BrokerDialect;
import camelody.messaging.amqp.RpcHeaders;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What travels beside the body: addresses, deadlines, traces. */
final class DeliveryRules {
  private static final int AT_ONCE = 50;
  private static final long LONG_PAST_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "queue.kind", "has a queue that is durable and auto-delete", DeliveryRules::queue),
          new Rule(
              "reply.correlation",
              "gives back any correlation id, however long",
              DeliveryRules::correlation),
          new Rule(
              "reply.exchange", "replies through the default exchange", DeliveryRules::exchange),
          new Rule(
              "reply.at-once",
              "answers %d callers at once, each with its own".formatted(AT_ONCE),
              DeliveryRules::atOnce),
          new Rule(
              "reply.unwanted",
              "survives a request without reply_to",
              DeliveryRules::withoutAddress),
          new Rule(
              "reply.gone",
              "survives a caller whose reply queue is gone",
              DeliveryRules::callerGone),
          new Rule(
              "deadline.past",
              "leaves a request past its deadline alone",
              probe -> probe.expectSilence(due(probe, -LONG_PAST_MILLIS), Probe.discover("1"))),
          new Rule(
              "deadline.ahead",
              "answers before the deadline",
              probe ->
                  probe.expectResult(due(probe, Probe.REPLY_MILLIS), Probe.discover("1"), "1")),
          new Rule(
              "deadline.expiration",
              "answers a request that would expire later",
              DeliveryRules::expiration),
          new Rule(
              "trace.given",
              "answers a request with a traceparent",
              probe -> answersWith(probe, RpcHeaders.TRACEPARENT, TRACEPARENT)),
          new Rule(
              "trace.broken",
              "answers a request whose traceparent is none",
              probe -> answersWith(probe, RpcHeaders.TRACEPARENT, "nonsense")));

  private DeliveryRules() {}

  // Declared again with the same arguments nothing happens; with others the broker refuses.
  private static Verdict queue(Probe probe) throws IOException, InterruptedException {
    if (probe.peer().dialect() == BrokerDialect.BROKER_J) {
      return Verdict.notApplicable("Broker-J does not tell");
    }
    String queue = probe.service() + ".rpc";
    Channel channel = probe.peer().openChannel();
    try {
      channel.queueDeclarePassive(queue);
      channel.queueDeclare(queue, true, false, true, null);
      channel.abort();
      return Verdict.pass();
    } catch (IOException refused) {
      return Verdict.fail(queue + " durable and auto-delete", String.valueOf(refused.getCause()));
    }
  }

  private static Verdict correlation(Probe probe) throws IOException, InterruptedException {
    String id = "é/ ".repeat(40) + UUID.randomUUID();
    return probe.expectResult(probe.peer().addressed(id), Probe.discover("1"), "1");
  }

  private static Verdict exchange(Probe probe) throws IOException, InterruptedException {
    Reply reply = probe.ask(Probe.discover("1"));
    return reply == null
        ? Verdict.fail("a reply", "none")
        : Verdict.of(
            reply.exchange().isEmpty(), "the default exchange", "exchange " + reply.exchange());
  }

  private static Verdict atOnce(Probe probe) throws IOException, InterruptedException {
    List<BasicProperties> sent = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      BasicProperties properties = probe.peer().addressed();
      probe
          .peer()
          .request(
              probe.service(),
              properties,
              Probe.discover(Integer.toString(i)).getBytes(StandardCharsets.UTF_8));
      sent.add(properties);
    }
    for (int i = 0; i < AT_ONCE; i++) {
      Reply reply = probe.peer().await(sent.get(i), Probe.REPLY_MILLIS);
      if (reply == null) {
        return Verdict.fail(AT_ONCE + " replies", i + ", then none");
      }
      if (Replies.judgeResult(reply, Integer.toString(i)) instanceof Verdict.Fail fail) {
        return fail;
      }
    }
    return Verdict.pass();
  }

  private static Verdict withoutAddress(Probe probe) throws IOException, InterruptedException {
    BasicProperties silent = new BasicProperties.Builder().contentType("application/json").build();
    probe
        .peer()
        .request(probe.service(), silent, Probe.discover("1").getBytes(StandardCharsets.UTF_8));
    return probe.expectLife();
  }

  private static Verdict callerGone(Probe probe) throws IOException, InterruptedException {
    BasicProperties gone =
        probe.peer().addressed().builder().replyTo("gone-" + UUID.randomUUID()).build();
    probe
        .peer()
        .request(probe.service(), gone, Probe.discover("1").getBytes(StandardCharsets.UTF_8));
    return probe.expectLife();
  }

  private static Verdict expiration(Probe probe) throws IOException, InterruptedException {
    String expiration = probe.peer().dialect().expiration(Probe.REPLY_MILLIS);
    return expiration == null
        ? Verdict.notApplicable("Broker-J reads an expiration as a moment; leave it out there")
        : probe.expectResult(
            probe.peer().addressed().builder().expiration(expiration).build(),
            Probe.discover("1"),
            "1");
  }

  private static Verdict answersWith(Probe probe, String header, String value)
      throws IOException, InterruptedException {
    return probe.expectResult(
        probe.peer().addressed().builder().headers(Map.of(header, value)).build(),
        Probe.discover("1"),
        "1");
  }

  private static BasicProperties due(Probe probe, long fromNowMillis) {
    long deadline = System.currentTimeMillis() + fromNowMillis;
    return probe
        .peer()
        .addressed()
        .builder()
        .headers(Map.of(RpcHeaders.DEADLINE, deadline))
        .build();
  }
}
