package camelody.client.conform;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is asked of every process at once, on the control exchange. */
final class ControlRules {
  private static final List<String> TEXTS =
      List.of("service", "instance", "systemId", "host", "version");
  private static final List<String> NUMBERS =
      List.of("pid", "uptimeSeconds", "handled", "failed", "inFlight", "meanMillis", "p99Millis");

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "control.ping",
              "answers control.ping, every worker for itself",
              ControlRules::everybody),
          new Rule("control.members", "says who it is and how it fares", ControlRules::members));

  private ControlRules() {}

  private static Verdict everybody(Probe probe) throws IOException, InterruptedException {
    Channel channel = probe.peer().openChannel();
    long consumers = channel.consumerCount(probe.service() + ".rpc");
    channel.abort();
    int answered = workers(probe, consumers).size();
    return Verdict.of(
        answered == consumers,
        consumers + " workers, as many as consume " + probe.service() + ".rpc",
        answered + " that answered");
  }

  private static Verdict members(Probe probe) throws IOException, InterruptedException {
    List<JsonNode> workers = workers(probe, 1);
    for (JsonNode worker : workers) {
      List<String> wrong = new ArrayList<>();
      TEXTS.stream().filter(name -> !worker.path(name).isTextual()).forEach(wrong::add);
      NUMBERS.stream().filter(name -> !worker.path(name).isNumber()).forEach(wrong::add);
      if (!wrong.isEmpty()) {
        return Verdict.fail(
            "texts " + TEXTS + ", numbers " + NUMBERS, "wrong or lacking: " + wrong);
      }
    }
    return Verdict.of(!workers.isEmpty(), "an answer to control.ping", "none");
  }

  // Every process answers, of whatever service; waiting ends when enough have, or with silence.
  private static List<JsonNode> workers(Probe probe, long enough)
      throws IOException, InterruptedException {
    BasicProperties properties = probe.peer().addressed();
    probe.peer().control(properties, Probe.request("1", "control.ping"));
    List<JsonNode> workers = new ArrayList<>();
    Reply reply = probe.peer().await(properties, Probe.REPLY_MILLIS);
    while (reply != null) {
      JsonNode result = reply.json().path("result");
      if (Replies.judgeResult(reply, "1") instanceof Verdict.Pass
          && result.path("service").asText().equals(probe.service())) {
        workers.add(result);
      }
      boolean waiting = workers.size() < enough;
      reply = probe.peer().await(properties, waiting ? Probe.REPLY_MILLIS : Probe.SILENCE_MILLIS);
    }
    return workers;
  }
}
