package camelody.client.conform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** JSON-RPC 2.0 §6: batches of all kinds. */
final class BatchRules {
  private static final int INVALID_REQUEST = -32600;
  private static final int MANY = 20;

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "batch.one",
              "answers a batch of one with an array of one",
              probe -> answers(probe, "[" + Probe.discover("1") + "]", Set.of("1"))),
          new Rule(
              "batch.many",
              "answers each of %d requests under its id".formatted(MANY),
              BatchRules::many),
          new Rule(
              "batch.mixed",
              "answers requests and invalid members, and no notifications",
              BatchRules::mixed),
          new Rule(
              "batch.notifications",
              "answers nothing when all members are notifications",
              probe ->
                  probe.expectSilence(
                      probe.peer().addressed(),
                      "[%1$s,%1$s]".formatted(Probe.notification(Probe.DISCOVER)))),
          new Rule(
              "batch.empty",
              "answers an empty batch with one -32600",
              probe -> probe.expectFault("[]", INVALID_REQUEST, "null")),
          new Rule(
              "batch.invalid",
              "answers a batch of numbers with a -32600 for each",
              BatchRules::invalid));

  private BatchRules() {}

  private static Verdict many(Probe probe) throws IOException, InterruptedException {
    List<String> ids = IntStream.range(0, MANY).mapToObj(Integer::toString).toList();
    String batch = ids.stream().map(Probe::discover).collect(Collectors.joining(",", "[", "]"));
    return answers(probe, batch, Set.copyOf(ids));
  }

  private static Verdict mixed(Probe probe) throws IOException, InterruptedException {
    String batch =
        "[%s,%s,7,%s]"
            .formatted(
                Probe.discover("\"a\""),
                Probe.notification(Probe.DISCOVER),
                Probe.request("2", probe.service() + ".no-such-method"));
    return answers(probe, batch, Set.of("\"a\"", "2", "null"));
  }

  private static Verdict invalid(Probe probe) throws IOException, InterruptedException {
    Reply reply = probe.ask("[1,2,3]");
    JsonNode array = reply == null ? null : reply.json();
    boolean three =
        array != null
            && array.isArray()
            && array.size() == 3
            && StreamSupport.stream(array.spliterator(), false)
                .allMatch(member -> Replies.isFault(member, INVALID_REQUEST, "null"));
    return Verdict.of(
        three, "an array of three -32600", reply == null ? "no reply" : reply.shown());
  }

  private static Verdict answers(Probe probe, String batch, Set<String> ids)
      throws IOException, InterruptedException {
    Reply reply = probe.ask(batch);
    if (reply == null) {
      return Verdict.fail("an array", "no reply within " + Probe.REPLY_MILLIS + " ms");
    }
    JsonNode array = reply.json();
    Set<String> came = new TreeSet<>();
    boolean replies = array.isArray() && array.size() == ids.size();
    for (JsonNode member : array) {
      replies &= Replies.isReply(member);
      came.add(member.path("id").toString());
    }
    return Verdict.of(
        replies && came.equals(new TreeSet<>(ids)),
        "an array of replies under the ids " + new TreeSet<>(ids),
        reply.shown());
  }
}
