package camelody.gateway.routes.teaching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of each trace into an order in which a cause stands before its effect, whatever
 * the clocks of their processes say.
 *
 * <pre>
 *   gateway-1    published S ─────────────────────────▶ reply-received S
 *                     └──▶                       ┌──▶
 *   catalogue-1          delivered S … replied S ┘
 * </pre>
 *
 * Events of one process keep their order; an effect waits for its cause, but not for ever: a peer
 * that tells nothing leaves gaps. Used by one thread.
 */
final class CauseOrder {
  private static final int CAUSES_MAX = 20_000;

  private final long patienceMillis;
  private final Map<String, Waiting> traces = new LinkedHashMap<>();
  private final Set<String> happened =
      java.util.Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > CAUSES_MAX;
            }
          });

  private record Came(CollectedEvent event, long atMillis) {}

  /** The events of a trace that are not let through yet, by process. */
  private static final class Waiting {
    final Map<String, Deque<Came>> processes = new HashMap<>();
  }

  /**
   * @param patienceMillis how long an effect waits for its cause
   */
  CauseOrder(long patienceMillis) {
    this.patienceMillis = patienceMillis;
  }

  /** Puts all events of a trace into their order. */
  static List<CollectedEvent> of(Collection<CollectedEvent> events) {
    CauseOrder order = new CauseOrder(0);
    events.stream()
        .sorted(Comparator.comparingLong(CollectedEvent::order))
        .forEach(event -> order.add(event, 0));
    return order.release(Long.MAX_VALUE);
  }

  void add(CollectedEvent event, long nowMillis) {
    String trace = event.trace();
    traces
        .computeIfAbsent(trace == null ? "" : trace, any -> new Waiting())
        .processes
        .computeIfAbsent(event.process(), any -> new ArrayDeque<>())
        .addLast(new Came(event, nowMillis));
  }

  /** Lets through what waits for nothing, or has waited too long. */
  List<CollectedEvent> release(long nowMillis) {
    List<CollectedEvent> released = new ArrayList<>();
    for (Iterator<Waiting> each = traces.values().iterator(); each.hasNext(); ) {
      Waiting trace = each.next();
      release(trace, nowMillis, released);
      if (trace.processes.isEmpty()) {
        each.remove();
      }
    }
    return released;
  }

  private void release(Waiting trace, long nowMillis, List<CollectedEvent> released) {
    CollectedEvent next = next(trace, nowMillis);
    while (next != null) {
      Deque<Came> mine = Objects.requireNonNull(trace.processes.get(next.process()));
      mine.removeFirst();
      if (mine.isEmpty()) {
        trace.processes.remove(next.process());
      }
      happened.add(next.effect());
      released.add(next);
      next = next(trace, nowMillis);
    }
  }

  private @Nullable CollectedEvent next(Waiting trace, long nowMillis) {
    CollectedEvent free = earliest(trace, came -> isFree(came.event()));
    return free == null
        ? earliest(trace, came -> nowMillis - came.atMillis() >= patienceMillis)
        : free;
  }

  private boolean isFree(CollectedEvent event) {
    String cause = event.cause();
    return cause == null || happened.contains(cause);
  }

  private static @Nullable CollectedEvent earliest(Waiting trace, Predicate<Came> may) {
    return trace.processes.values().stream()
        .map(Deque::getFirst)
        .filter(may)
        .map(Came::event)
        .min(Comparator.comparingLong(CollectedEvent::at))
        .orElse(null);
  }
}
