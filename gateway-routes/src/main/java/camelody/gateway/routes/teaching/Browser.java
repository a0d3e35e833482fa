package camelody.gateway.routes.teaching;

import camelody.gateway.routes.teaching.EventRing.Numbered;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Sends events to one reader as Server-Sent Events (HTML Living Standard, section 9.2). It keeps
 * nothing but the number of the next one: a reader that is slow falls behind, and is told how many
 * it has missed when the ring has gone on without it.
 */
final class Browser {
  private static final int EVENTS_PER_UPDATE_MAX = 500;
  private static final int TICKS_PER_HEARTBEAT = 200;

  private final String collector;
  private final EventRing ring;
  private final EventFilter filter;
  private final HttpServerResponse response;
  private final Consumer<Runnable> onLoop;
  // The rest is the event loop's own.
  private long next;
  private int quietTicks;

  Browser(
      String collector,
      EventRing ring,
      EventFilter filter,
      long next,
      HttpServerResponse response,
      Consumer<Runnable> onLoop) {
    this.collector = collector;
    this.ring = ring;
    this.filter = filter;
    this.next = next;
    this.response = response;
    this.onLoop = onLoop;
  }

  /** Sends what is new; to be called at the rate of updates that a browser may get. */
  void tick() {
    onLoop.accept(this::update);
  }

  /** Says that what lay between here and now was collected elsewhere. */
  void tellOtherCollector() {
    response.write("event: gap\ndata: {\"from\":null,\"to\":null,\"missing\":null}\n\n");
  }

  private void update() {
    if (response.closed() || response.ended() || response.writeQueueFull()) {
      return;
    }
    tellWhatIsGone();
    List<Numbered> events = ring.from(next, EVENTS_PER_UPDATE_MAX);
    if (!events.isEmpty()) {
      next = events.get(events.size() - 1).sequence() + 1;
    }
    List<Numbered> wanted = events.stream().filter(each -> filter.wants(each.event())).toList();
    if (!wanted.isEmpty()) {
      quietTicks = 0;
      String array = wanted.stream().map(Numbered::text).collect(Collectors.joining(",", "[", "]"));
      response.write(id() + "event: events\ndata: " + array + "\n\n");
    } else if (++quietTicks >= TICKS_PER_HEARTBEAT) {
      quietTicks = 0;
      response.write(": \n" + id() + "\n");
    }
  }

  private void tellWhatIsGone() {
    long first = ring.first();
    if (next < first) {
      response.write(
          "event: gap\ndata: {\"from\":%d,\"to\":%d,\"missing\":%d}\n\n"
              .formatted(next, first - 1, first - next));
      next = first;
    }
  }

  private String id() {
    return "id: " + collector + "-" + (next - 1) + "\n";
  }
}
