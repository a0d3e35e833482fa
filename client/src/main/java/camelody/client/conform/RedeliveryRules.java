package camelody.client.conform;

import camelody.messaging.amqp.RpcHeaders;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What a worker does with a request that was delivered before. To have one delivered twice, the kit
 * sends many, competes for the service's queue until it gets one of its own, and gives that back.
 */
final class RedeliveryRules {
  private static final int OUTCOME_UNKNOWN = -32004;
  // More than workers take at once: then the broker gives one to us.
  private static final int AT_ONCE = 300;
  private static final int ATTEMPTS_MAX = 5;
  private static final String NOT_ASKED =
      "it takes messages from the queue for a moment: allow it with --redelivery, not in production";

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "redelivery.read", "answers a redelivered read as any other", RedeliveryRules::read),
          new Rule(
              "redelivery.write",
              "answers a redelivered write with -32004",
              RedeliveryRules::write));

  private RedeliveryRules() {}

  private static Verdict read(Probe probe) throws IOException, InterruptedException {
    if (!probe.options().redelivery()) {
      return Verdict.notApplicable(NOT_ASKED);
    }
    return redelivered(
        probe, Map.of(), Probe.discover("1"), reply -> Replies.judgeResult(reply, "1"));
  }

  private static Verdict write(Probe probe) throws IOException, InterruptedException {
    if (!probe.options().redelivery()) {
      return Verdict.notApplicable(NOT_ASKED);
    }
    String method = probe.options().write();
    if (method == null) {
      return Verdict.notApplicable("name a write without effect with --write METHOD");
    }
    String token = probe.options().token();
    return redelivered(
        probe,
        token == null ? Map.of() : Map.of(RpcHeaders.AUTHORIZATION, "Bearer " + token),
        Probe.request("1", method, probe.options().writeParams()),
        reply -> Replies.judgeFault(reply, OUTCOME_UNKNOWN, "1"));
  }

  private static Verdict redelivered(
      Probe probe, Map<String, Object> headers, String body, Function<Reply, Verdict> judge)
      throws IOException, InterruptedException {
    for (int i = 0; i < ATTEMPTS_MAX; i++) {
      Map<String, BasicProperties> sent = new HashMap<>();
      for (int each = 0; each < AT_ONCE; each++) {
        BasicProperties properties = probe.peer().addressed().builder().headers(headers).build();
        sent.put(properties.getCorrelationId(), properties);
      }
      BasicProperties caught = sent.remove(sendAndCatch(probe, sent.values(), body));
      Reply reply = caught == null ? null : probe.peer().await(caught, Probe.REPLY_MILLIS);
      awaitOthers(probe, sent.values());
      if (caught != null) {
        return reply == null
            ? Verdict.fail("a reply", "none within " + Probe.REPLY_MILLIS + " ms")
            : judge.apply(reply);
      }
    }
    return Verdict.notApplicable("the broker gave none of our requests to us first");
  }

  // Else what still waits of these would come to us in the place of the next ones.
  private static void awaitOthers(Probe probe, Collection<BasicProperties> others)
      throws InterruptedException {
    for (BasicProperties each : others) {
      if (probe.peer().await(each, Probe.REPLY_MILLIS) == null) {
        return;
      }
    }
  }

  /** Answers the correlation id of the request that came to us and goes on redelivered. */
  private static String sendAndCatch(Probe probe, Collection<BasicProperties> sent, String body)
      throws IOException, InterruptedException {
    Channel channel = probe.peer().openChannel();
    BlockingQueue<String> came = new LinkedBlockingQueue<>();
    channel.basicQos(1);
    channel.basicConsume(
        probe.service() + ".rpc",
        false,
        (tag, delivery) -> came.add(String.valueOf(delivery.getProperties().getCorrelationId())),
        tag -> {});
    for (BasicProperties properties : sent) {
      probe.peer().request(probe.service(), properties, body.getBytes(StandardCharsets.UTF_8));
    }
    String first = came.poll(Probe.SILENCE_MILLIS, TimeUnit.MILLISECONDS);
    // What we hold goes back to the queue with the channel.
    channel.abort();
    return String.valueOf(first);
  }
}
