package camelody.messaging.teaching;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Holds events until they are sent. Whoever puts one in never waits: when it is full, the oldest
 * goes, and is counted.
 */
final class TraceRing {
  private final int eventsMax;
  private final Deque<TraceEvent> events = new ArrayDeque<>();
  // A later process of the same name counts on from a higher number.
  private long order = Micros.now();
  private long dropped;

  TraceRing(int eventsMax) {
    this.eventsMax = eventsMax;
  }

  synchronized void add(TraceEvent event) {
    if (events.size() >= eventsMax) {
      events.removeFirst();
      dropped++;
    }
    event.order = order++;
    events.addLast(event);
    notifyAll();
  }

  /** Waits until there is something to take, or until this long has passed; tells which. */
  synchronized boolean await(Duration patience) throws InterruptedException {
    long began = System.nanoTime();
    long left = patience.toNanos();
    while (isEmpty() && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = patience.toNanos() - (System.nanoTime() - began);
    }
    return !isEmpty();
  }

  private boolean isEmpty() {
    return events.isEmpty() && dropped == 0;
  }

  /** Takes out the oldest, up to so many; what was lost before them comes first. */
  synchronized List<TraceEvent> take(int most) {
    List<TraceEvent> taken = new ArrayList<>();
    if (dropped > 0) {
      TraceEvent loss = TraceEvent.ofProcess("dropped");
      loss.count = dropped;
      loss.order = order++;
      dropped = 0;
      taken.add(loss);
    }
    while (!events.isEmpty() && taken.size() < most) {
      taken.add(events.removeFirst());
    }
    return taken;
  }

  /** Counts again what was taken out and could not be sent. */
  synchronized void lost(List<TraceEvent> events) {
    for (TraceEvent event : events) {
      dropped += event.type.equals("dropped") ? event.count : 1;
    }
  }
}
