package camelody.messaging.teaching;

import camelody.messaging.amqp.ControlBus;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The faults that the teaching console has switched on in this process. Each resets itself: after
 * its time, or when it has struck as often as was said; whoever switched it on may be gone by then.
 *
 * <pre>
 *   teaching.fault    {"id":"…","kind":"slow-service","target":"catalogue","milliseconds":50,"seconds":60}
 *   teaching.endFault {"id":"…"}
 * </pre>
 */
final class Faults {
  static final String SLOW_SERVICE = "slow-service";
  static final String FAIL_NEXT = "fail-next";
  static final String DROP_REPLY = "drop-reply";

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final int MILLISECONDS_MAX = 10_000;
  private static final int TIMES_MAX = 1_000;

  private final String service;
  private final String instance;
  private final TraceRing ring;
  private final Duration longest;
  private final Map<String, Fault> on = new ConcurrentHashMap<>();

  /** One that is on. */
  private record Fault(
      String id, String kind, String target, int milliseconds, AtomicInteger left, long until) {

    /** Takes one time of those that are left. */
    boolean strikes() {
      return left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
    }

    Map<String, Object> told() {
      return Map.of(
          "id", id,
          "kind", kind,
          "target", target,
          "milliseconds", milliseconds,
          "left", left.get(),
          "until", until);
    }
  }

  /** What a handler throws that was told to fail. */
  static final class FailedOnPurpose extends RuntimeException {
    FailedOnPurpose() {
      super("the teaching console told this service to fail");
    }
  }

  /**
   * @param longest how long a fault may last
   */
  Faults(String service, String instance, TraceRing ring, Duration longest) {
    this.service = service;
    this.instance = instance;
    this.ring = ring;
    this.longest = longest;
  }

  /** Begins to hear what the console says, and keeps its time on the event loop. */
  void listen(ControlBus control, EventLoop timer) {
    control.on("teaching.fault", asked -> begin(asked, timer));
    control.on("teaching.endFault", asked -> end(asked.path("id").asText()));
  }

  /** Answers the faults that are on. */
  List<Map<String, Object>> told() {
    return new ArrayList<>(on.values().stream().map(Fault::told).toList());
  }

  /**
   * Does to a handler what was asked for; called where it would begin.
   *
   * @param messages how many it is about to handle together
   */
  void strikeHandler(int messages) {
    if (on.isEmpty()) {
      return;
    }
    find(SLOW_SERVICE).ifPresent(slow -> sleep((long) slow.milliseconds() * messages));
    // Several that fail together come again one by one; those are counted.
    if (find(FAIL_NEXT).filter(fail -> messages > 1 || fail.strikes()).isPresent()) {
      endSpent();
      throw new FailedOnPurpose();
    }
  }

  /** Tells whether a reply that is about to leave is lost on purpose. */
  boolean strikesReply() {
    if (on.isEmpty() || find(DROP_REPLY).filter(Fault::strikes).isEmpty()) {
      return false;
    }
    endSpent();
    return true;
  }

  private void begin(JsonNode asked, EventLoop timer) {
    String target = asked.path("target").asText();
    String kind = asked.path("kind").asText();
    if ((!target.equals(service) && !target.equals(instance))
        || !List.of(SLOW_SERVICE, FAIL_NEXT, DROP_REPLY).contains(kind)) {
      return;
    }
    long millis = bounded(asked.path("seconds").asLong() * 1_000, longest.toMillis());
    Fault fault =
        new Fault(
            asked.path("id").asText(),
            kind,
            target,
            (int) bounded(asked.path("milliseconds").asLong(), MILLISECONDS_MAX),
            new AtomicInteger((int) bounded(asked.path("times").asLong(), TIMES_MAX)),
            System.currentTimeMillis() + millis);
    // One of a kind: the newer replaces the older.
    find(kind).ifPresent(older -> end(older.id()));
    on.put(fault.id(), fault);
    LOG.warn("the teaching console has switched on {} for {} ms", kind, millis);
    tell("fault-on", fault);
    timer.schedule(() -> end(fault.id()), millis, TimeUnit.MILLISECONDS);
  }

  private void end(String id) {
    Fault ended = on.remove(id);
    if (ended != null) {
      LOG.info("{} is over", ended.kind());
      tell("fault-off", ended);
    }
  }

  private void endSpent() {
    Consumer<Fault> end = fault -> end(fault.id());
    on.values().stream()
        .filter(fault -> !fault.kind().equals(SLOW_SERVICE) && fault.left().get() == 0)
        .forEach(end);
  }

  private Optional<Fault> find(String kind) {
    return on.values().stream().filter(fault -> fault.kind().equals(kind)).findFirst();
  }

  private void tell(String type, Fault fault) {
    TraceEvent event = TraceEvent.ofProcess(type);
    event.method = fault.kind();
    ring.add(event);
  }

  private static long bounded(long value, long most) {
    return Math.max(1, Math.min(value, most));
  }

  private static void sleep(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
