package camelody.gateway.routes.rpc;

import camelody.messaging.jsonrpc.JsonBytes;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Gathers the answers to a batch's members (Aggregator); a notification adds none. */
final class BatchAnswers implements AggregationStrategy {
  private static final String ANSWERS = "camelody.rpc.answers";

  @Override
  public Exchange aggregate(@Nullable Exchange gathered, Exchange member) {
    Exchange into = gathered == null ? member : gathered;
    List<JsonBytes> answers = answers(into);
    JsonBytes answer = member.getMessage().getBody(JsonBytes.class);
    if (answer != null) {
      answers.add(answer);
    }
    return into;
  }

  @Override
  public void onCompletion(@Nullable Exchange gathered) {
    if (gathered != null) {
      gathered.getMessage().setBody(RpcAnswers.array(answers(gathered)));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<JsonBytes> answers(Exchange exchange) {
    List<JsonBytes> answers = exchange.getProperty(ANSWERS, List.class);
    if (answers == null) {
      answers = new ArrayList<>();
      exchange.setProperty(ANSWERS, answers);
    }
    return answers;
  }
}
