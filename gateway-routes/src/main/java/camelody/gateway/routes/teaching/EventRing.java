package camelody.gateway.routes.teaching;

import camelody.messaging.jsonrpc.JsonBytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the latest events, numbered one by one; the oldest go. */
final class EventRing {
  private final Numbered[] slots;
  private long next = 1;

  /** An event with its number. */
  static final class Numbered {
    private final long sequence;
    private final CollectedEvent event;
    private @Nullable String text;

    private Numbered(long sequence, CollectedEvent event) {
      this.sequence = sequence;
      this.event = event;
      event.json().put("sequence", sequence);
    }

    long sequence() {
      return sequence;
    }

    CollectedEvent event() {
      return event;
    }

    /** Answers the event as JSON, the number in it: written once, when somebody watches. */
    synchronized String text() {
      String written = text == null ? JsonBytes.of(event.json()).toString() : text;
      text = written;
      return written;
    }
  }

  EventRing(int eventsMax) {
    slots = new Numbered[eventsMax];
  }

  synchronized void add(CollectedEvent event) {
    slots[(int) (next % slots.length)] = new Numbered(next, event);
    next++;
  }

  /** Answers the number of the oldest event that is still here. */
  synchronized long first() {
    return Math.max(1, next - slots.length);
  }

  /** Answers the number of the latest event; 0 before the first. */
  synchronized long last() {
    return next - 1;
  }

  /** Answers events in their order, from a number on, up to so many; those that are still here. */
  synchronized List<Numbered> from(long sequence, int most) {
    List<Numbered> found = new ArrayList<>();
    for (long each = Math.max(sequence, first()); each < next && found.size() < most; each++) {
      found.add(slots[(int) (each % slots.length)]);
    }
    return found;
  }

  /** Answers all events of a trace that are still here, cause before effect. */
  List<CollectedEvent> ofTrace(@Nullable String trace) {
    return CauseOrder.of(
        from(0, slots.length).stream()
            .map(Numbered::event)
            .filter(event -> trace != null && trace.equals(event.trace()))
            .toList());
  }

  int size() {
    return slots.length;
  }
}
