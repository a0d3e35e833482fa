package camelody.gateway.routes.teaching;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.ControlBus;
import camelody.messaging.amqp.QueueLook;
import camelody.messaging.amqp.Topology;
import camelody.messaging.methods.NoParams;
import camelody.messaging.teaching.Micros;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the living system, while somebody watches: asks every process who it is (Control Bus,
 * Scatter-Gather), and the broker how deep the queues are. What has changed since the last look is
 * told as an event.
 */
final class SystemWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemWatch.class);
  private static final long PERIOD_MILLIS = 1_500;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final long ASKED_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final Duration WINDOW = Duration.ofMillis(500);

  private final ControlBus control;
  private final QueueLook queues;
  private final String process;
  private final BooleanSupplier isWatched;
  private final Consumer<CollectedEvent> tell;

  private volatile Snapshot latest = Snapshot.NOTHING;
  private volatile long askedNanos = System.nanoTime() - ASKED_NANOS;

  /**
   * A worker that answered.
   *
   * @param foreign whether it is none of this project's programs, so that it tells nothing itself
   * @param unacknowledged how many messages of each queue it has taken and not finished
   */
  record Worker(
      String service, String instance, boolean foreign, Map<String, Integer> unacknowledged) {}

  /** A queue as the broker sees it. */
  record QueueState(String name, String kind, long messages, int consumers) {}

  /** What was seen at one look; {@code generation} grows whenever workers or queues come or go. */
  record Snapshot(
      long generation, long takenNanos, List<Worker> workers, Map<String, QueueState> queues) {
    static final Snapshot NOTHING = new Snapshot(0, 0, List.of(), Map.of());

    boolean isFresh() {
      return generation > 0 && System.nanoTime() - takenNanos < FRESH_NANOS;
    }
  }

  /**
   * @param isWatched whether a browser listens to events
   * @param tell takes what has changed
   */
  SystemWatch(
      ControlBus control,
      Broker broker,
      String process,
      BooleanSupplier isWatched,
      Consumer<CollectedEvent> tell) {
    this.control = control;
    this.queues = new QueueLook(broker);
    this.process = process;
    this.isWatched = isWatched;
    this.tell = tell;
  }

  void start(ScheduledExecutorService timer) {
    timer.scheduleWithFixedDelay(
        this::lookIfWatched, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    queues.close();
  }

  /** Answers what the last look saw; looks first, if it was long ago. May wait for a second. */
  Snapshot now() {
    askedNanos = System.nanoTime();
    return latest.isFresh() ? latest : look();
  }

  private void lookIfWatched() {
    try {
      if (isWatched.getAsBoolean() || System.nanoTime() - askedNanos < ASKED_NANOS) {
        look();
      }
    } catch (RuntimeException away) {
      LOG.debug("cannot look at the system at present: {}", away.toString());
    }
  }

  private synchronized Snapshot look() {
    if (latest.isFresh() && !isWatched.getAsBoolean()) {
      return latest;
    }
    CompletableFuture<List<JsonNode>> alive = control.ask("control.ping", new NoParams(), WINDOW);
    CompletableFuture<List<JsonNode>> states =
        control.ask("teaching.state", new NoParams(), WINDOW);
    List<Worker> workers = workers(alive.join(), states.join());
    Snapshot before = latest;
    Map<String, QueueState> depths = depths(workers);
    long generation = before.generation() + (isSame(before, workers, depths) ? 0 : 1);
    Snapshot seen = new Snapshot(generation, System.nanoTime(), workers, depths);
    latest = seen;
    if (before.generation() > 0) {
      tellOfWorkers(before, seen);
    }
    tellOfDepths(before, seen);
    return seen;
  }

  private static boolean isSame(
      Snapshot before, List<Worker> workers, Map<String, QueueState> depths) {
    return instances(before.workers()).equals(instances(workers))
        && before.queues().keySet().equals(depths.keySet());
  }

  private static List<Worker> workers(List<JsonNode> alive, List<JsonNode> states) {
    Map<String, Map<String, Integer>> unacknowledged = new LinkedHashMap<>();
    for (JsonNode state : states) {
      Map<String, Integer> counts = new TreeMap<>();
      state
          .path("unacknowledged")
          .properties()
          .forEach(queue -> counts.put(queue.getKey(), queue.getValue().asInt()));
      unacknowledged.put(state.path("instance").asText(), counts);
    }
    Map<String, Worker> workers = new TreeMap<>();
    for (JsonNode ping : alive) {
      String instance = ping.path("instance").asText();
      Map<String, Integer> counts = unacknowledged.get(instance);
      workers.put(
          instance,
          new Worker(
              ping.path("service").asText(),
              instance,
              counts == null,
              counts == null ? Map.of() : counts));
    }
    return List.copyOf(workers.values());
  }

  private Map<String, QueueState> depths(List<Worker> workers) {
    Map<String, QueueState> depths = new LinkedHashMap<>();
    for (Topology.EventQueue queue : Topology.EVENT_QUEUES) {
      look(queue.name(), "queue", depths);
      look(queue.deadLetterQueue(), "dead-letter-queue", depths);
    }
    workers.stream()
        .map(Worker::service)
        .distinct()
        .filter(service -> !service.equals("gateway"))
        .forEach(service -> look(service + ".rpc", "queue", depths));
    return depths;
  }

  private void look(String name, String kind, Map<String, QueueState> depths) {
    try {
      queues
          .at(name)
          .ifPresent(
              depth ->
                  depths.put(
                      name, new QueueState(name, kind, depth.messages(), depth.consumers())));
    } catch (IOException away) {
      LOG.debug("cannot look at {}: {}", name, away.toString());
    }
  }

  private void tellOfWorkers(Snapshot before, Snapshot seen) {
    List<String> known = instances(before.workers());
    List<String> alive = instances(seen.workers());
    seen.workers().stream()
        .filter(worker -> !known.contains(worker.instance()))
        .forEach(worker -> tell("worker-joined", worker));
    before.workers().stream()
        .filter(worker -> !alive.contains(worker.instance()))
        .forEach(worker -> tell("worker-left", worker));
  }

  private void tell(String type, Worker worker) {
    CollectedEvent event = CollectedEvent.own(type, worker.instance(), Micros.now());
    event.json().put("service", worker.service());
    tell.accept(event);
  }

  private void tellOfDepths(Snapshot before, Snapshot seen) {
    for (QueueState queue : seen.queues().values()) {
      if (!queue.equals(before.queues().get(queue.name()))) {
        CollectedEvent event = CollectedEvent.own("queue-depth", process, Micros.now());
        event
            .json()
            .put("service", "gateway")
            .put("queue", queue.name())
            .put("messages", queue.messages())
            .put("consumers", queue.consumers());
        tell.accept(event);
      }
    }
  }

  private static List<String> instances(List<Worker> workers) {
    return new ArrayList<>(workers.stream().map(Worker::instance).toList());
  }
}
