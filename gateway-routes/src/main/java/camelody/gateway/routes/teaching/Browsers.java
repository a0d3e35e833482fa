package camelody.gateway.routes.teaching;

import camelody.gateway.routes.http.AnswerStream;
import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.Problem;
import camelody.gateway.routes.rest.QueryParameters;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** Serves {@code GET /teach/events}: a bounded number of readers, at most 20 updates a second. */
final class Browsers implements Processor {
  private static final long TICK_MILLIS = 50;

  private final EventRing ring;
  private final int browsersMax;
  private final Set<Browser> open = ConcurrentHashMap.newKeySet();
  private final String collector =
      Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000_0000, Integer.MAX_VALUE));

  Browsers(EventRing ring, int browsersMax) {
    this.ring = ring;
    this.browsersMax = browsersMax;
  }

  void start(ScheduledExecutorService timer) {
    timer.scheduleAtFixedRate(
        () -> open.forEach(Browser::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Counts the readers. */
  int count() {
    return open.size();
  }

  @Override
  public void process(Exchange exchange) {
    HttpCall call = HttpCall.of(exchange);
    Map<String, List<String>> query = QueryParameters.read(call.query());
    if (open.size() >= browsersMax) {
      throw Problem.unavailable(
              "expected at most %d readers of events at once (teaching.browsers-max)"
                  .formatted(browsersMax),
              5)
          .asException();
    }
    String last = call.header("Last-Event-ID");
    String after = last == null ? query.getOrDefault("after", List.of("")).get(0) : last;
    exchange
        .getMessage()
        .setBody(
            HttpAnswer.stream(
                    "text/event-stream; charset=utf-8", stream(after, EventFilter.of(query)))
                .with("Cache-Control", "no-store"));
  }

  private AnswerStream stream(String after, EventFilter filter) {
    return (response, onLoop) -> begin(after, filter, response, onLoop);
  }

  private void begin(
      String after, EventFilter filter, HttpServerResponse response, Consumer<Runnable> onLoop) {
    Long known = known(after);
    long next = known == null ? ring.last() + 1 : Math.min(known, ring.last()) + 1;
    Browser browser = new Browser(collector, ring, filter, next, response, onLoop);
    response.closeHandler(gone -> open.remove(browser));
    response.exceptionHandler(failed -> open.remove(browser));
    response.write("retry: 1000\n\n");
    if (known == null && !after.isEmpty()) {
      browser.tellOtherCollector();
    }
    open.add(browser);
  }

  /** Answers the number behind which a reader wants to go on; nothing, if it is not one of ours. */
  private @Nullable Long known(String after) {
    String mine = collector + "-";
    String number = after.startsWith(mine) ? after.substring(mine.length()) : after;
    return number.matches("\\d{1,18}") ? Long.valueOf(number) : null;
  }
}
