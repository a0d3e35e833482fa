package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import camelody.launcher.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the processes of a system, starts them again when they die, scales them, and stops them:
 * the gateway first, so that nobody is let in any more, the broker and the database last.
 */
final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long LOOK_AT_LOGS_SECONDS = 10;
  private static final long LOOK_FOR_CLASSES_SECONDS = 5;
  private static final Set<String> FIRST = Set.of("catalogue", "gateway");
  private static final long REST_WAITS_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long LOOK_MILLIS = 100;
  private static final long ARCHIVER_STOP_MILLIS = 2_000;
  private static final Duration PATIENCE_WITHOUT_DATA = Duration.ofSeconds(1);

  private final Settings settings;
  private final DataDirectory data;
  private final SystemOptions options;
  private final Path program;
  private final Map<String, Child> children = new ConcurrentHashMap<>();
  // By instance: until when it is stopped, or, if it is lent, there.
  private final Map<String, Instant> passing = new HashMap<>();
  private final Set<String> lent = new HashSet<>();
  // One thread decides about starts, so that a process is never started twice, nor after the stop.
  private final ScheduledThreadPoolExecutor keeper = new ScheduledThreadPoolExecutor(1);

  private final Thread archiver = new Thread(this::archiveStale, "class-archive");

  private volatile boolean stopping;

  Supervisor(Settings settings, DataDirectory data, SystemOptions options) {
    this.settings = settings;
    this.data = data;
    this.options = options;
    this.program = ClassPath.program(settings.home());
    keeper.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Starts everything; each process waits by itself for what it needs. */
  void start() {
    Leftovers.end(data);
    DataDirectory.createFolder(data.root().resolve("logs"));
    if (!options.broker().isEmpty()) {
      // Whoever starts a bundle by hand in this data directory finds the same broker.
      DataDirectory.write(data.run("broker-uri"), options.broker());
    }
    if (options.embeddedDatabase()) {
      keep(ProcessPlan.DATABASE, "database");
    }
    if (options.embeddedBroker()) {
      keep(ProcessPlan.BROKER, "broker");
    }
    if (options.needsDatabase()) {
      provision();
    }
    Map<Boolean, List<ProcessPlan>> bundles =
        options.bundles().stream()
            .collect(Collectors.partitioningBy(plan -> FIRST.contains(plan.service())));
    bundles.getOrDefault(true, List.of()).forEach(this::startBundle);
    startRest(bundles.getOrDefault(false, List.of()), System.nanoTime() + REST_WAITS_NANOS);
    keeper.scheduleWithFixedDelay(
        new LogRotation(
            data.root().resolve("logs"), settings.longInteger("supervisor.log-max-bytes")),
        LOOK_AT_LOGS_SECONDS,
        LOOK_AT_LOGS_SECONDS,
        TimeUnit.SECONDS);
  }

  private void startBundle(ProcessPlan plan) {
    if (plan.service().equals("catalogue") && options.needsDemoLibrary()) {
      makeDemoLibrary(() -> scale(plan, options.count(plan)));
    } else {
      scale(plan, options.count(plan));
    }
  }

  // Ten JVMs that start at once on two cores are all late. Music can be found and heard once the
  // first are up; the others follow then, or after a while without them.
  private void startRest(List<ProcessPlan> rest, long deadlineNanos) {
    if (System.nanoTime() < deadlineNanos && !children.values().stream().allMatch(Child::isReady)) {
      keeper.schedule(() -> startRest(rest, deadlineNanos), LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    rest.stream().filter(this::isAbsent).forEach(this::startBundleOrLog);
    keeper.schedule(this::archiveClasses, LOOK_FOR_CLASSES_SECONDS, TimeUnit.SECONDS);
  }

  private void startBundleOrLog(ProcessPlan plan) {
    try {
      startBundle(plan);
    } catch (RuntimeException failed) {
      LOG.error("could not start {}", plan.service(), failed);
    }
  }

  // Somebody may have scaled it meanwhile.
  private boolean isAbsent(ProcessPlan plan) {
    return children.values().stream().noneMatch(child -> child.plan().equals(plan));
  }

  /** Answers the processes as they are now. */
  Collection<Child> children() {
    return children.values();
  }

  /** Starts or stops instances of a bundle until there are so many. */
  void scale(ProcessPlan plan, int count) {
    if (options.production() && plan.isTeaching()) {
      throw new IllegalArgumentException(
          plan.service() + " belongs to the teaching console, which is off");
    }
    List<Child> surplus = new ArrayList<>();
    synchronized (this) {
      for (int number = 1; number <= count; number++) {
        if (!children.containsKey(plan.instance(number))) {
          keep(plan, plan.instance(number));
        }
      }
      children.values().stream()
          .filter(child -> child.plan().equals(plan) && child.number() > count)
          .forEach(surplus::add);
      surplus.forEach(child -> children.remove(child.instance()));
    }
    end(surplus);
  }

  /**
   * Stops a process and starts it again after a while: what a lesson breaks, mends itself.
   *
   * @throws IllegalArgumentException if there is none of this name, or it is no bundle's
   */
  synchronized void pause(String instance, Duration pause) {
    Child child = children.get(instance);
    if (child == null || child.plan().isInfrastructure()) {
      throw new IllegalArgumentException("expected a running instance, came " + instance);
    }
    passing.put(instance, Instant.now().plus(pause));
    child.terminate();
    keeper.schedule(() -> resume(instance), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Adds an instance, and takes it away after a while; answers which. */
  synchronized String lend(ProcessPlan plan, Duration time) {
    int count = (int) children.values().stream().filter(child -> child.plan().equals(plan)).count();
    String instance = plan.instance(count + 1);
    scale(plan, count + 1);
    passing.put(instance, Instant.now().plus(time));
    lent.add(instance);
    keeper.schedule(() -> resume(instance), time.toMillis(), TimeUnit.MILLISECONDS);
    return instance;
  }

  /** Ends a pause or a loan before its time; without one it does nothing. */
  synchronized void resume(String instance) {
    Instant end = passing.remove(instance);
    Child child = children.get(instance);
    if (end == null || child == null || stopping) {
      return;
    }
    if (lent.remove(instance)) {
      children.remove(instance);
      new Thread(() -> end(List.of(child)), "end-" + instance).start();
    } else if (!child.isAlive()) {
      keepOn(child);
    }
  }

  /** Answers until when instances are stopped, or there at all. */
  synchronized Map<String, Instant> passing() {
    return Map.copyOf(passing);
  }

  synchronized boolean isLent(String instance) {
    return lent.contains(instance);
  }

  private synchronized boolean isPaused(Child child) {
    return passing.containsKey(child.instance()) && !lent.contains(child.instance());
  }

  /** Stops everything; no process is left. */
  void stop() {
    synchronized (this) {
      stopping = true;
      keeper.shutdown();
    }
    stopArchiver();
    end(those(child -> child.plan().service().equals("gateway")));
    end(those(child -> !child.plan().isInfrastructure()));
    end(those(child -> true));
    Leftovers.takeBackWords(data);
    LOG.info("everything has stopped");
  }

  // Once all are ready and for a moment at rest.
  private void archiveClasses() {
    if (children.values().stream().allMatch(Child::isReady)) {
      startArchiver();
    } else {
      keeper.schedule(this::archiveClasses, LOOK_FOR_CLASSES_SECONDS, TimeUnit.SECONDS);
    }
  }

  private synchronized void startArchiver() {
    if (!stopping) {
      archiver.setDaemon(true);
      archiver.start();
    }
  }

  // It runs a Java process of its own, which must not outlive the others.
  private void stopArchiver() {
    archiver.interrupt();
    try {
      archiver.join(ARCHIVER_STOP_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void archiveStale() {
    Map<String, List<Child>> groups =
        children.values().stream()
            .collect(Collectors.groupingBy(child -> classPath(child).group()));
    for (List<Child> group : groups.values()) {
      ClassArchive archive = new ClassArchive(program, classPath(group.get(0)));
      if (!stopping && archive.isStale()) {
        make(archive, group.stream().map(Child::pid).toList());
      }
    }
  }

  private static void make(ClassArchive archive, List<Long> pids) {
    try {
      archive.make(pids);
    } catch (IOException failed) {
      LOG.info("starts stay slower, no archive of classes could be made: {}", failed.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private ClassPath classPath(Child child) {
    return ClassPath.of(program, child.plan());
  }

  private List<Child> those(Predicate<Child> wanted) {
    List<Child> found = children.values().stream().filter(wanted).toList();
    found.forEach(child -> children.remove(child.instance()));
    return found;
  }

  private void end(List<Child> some) {
    some.forEach(Child::terminate);
    some.forEach(child -> child.awaitEnd(patience(child)));
  }

  // With its files gone, a process has nothing left to finish, and may wait for them in vain; the
  // database's is the one that ends PostgreSQL.
  private Duration patience(Child child) {
    return Files.isDirectory(data.root()) || child.plan().equals(ProcessPlan.DATABASE)
        ? settings.millis("supervisor.stop-timeout-millis")
        : PATIENCE_WITHOUT_DATA;
  }

  private void keep(ProcessPlan plan, String instance) {
    Child child = child(plan, instance);
    children.put(instance, child);
    begin(child, exitCode -> again(child, exitCode, () -> keepOn(child)));
  }

  private void keepOn(Child child) {
    begin(child, exitCode -> again(child, exitCode, () -> keepOn(child)));
  }

  // Tried again until it works, as a process that dies is.
  private void provision() {
    Child child = child(ProcessPlan.PROVISIONING, "provisioning");
    children.put(child.instance(), child);
    provision(child);
  }

  private void provision(Child child) {
    begin(
        child,
        exitCode -> {
          if (exitCode == 0) {
            done(child);
          } else {
            again(child, exitCode, () -> provision(child));
          }
        });
  }

  // The catalogue waits for it, for its first scan is to find it; it does not wait in vain.
  private void makeDemoLibrary(Runnable next) {
    Child child = child(ProcessPlan.DEMO_LIBRARY, "demo-library");
    children.put(child.instance(), child);
    begin(
        child,
        exitCode -> {
          if (exitCode != 0) {
            LOG.warn("there is no demo library, see {}", child.log());
          }
          done(child);
          next.run();
        });
  }

  private void done(Child child) {
    children.remove(child.instance());
    child.tidy();
  }

  private synchronized void begin(Child child, java.util.function.IntConsumer ended) {
    if (isWanted(child)) {
      child.start().thenAccept(process -> soon(child, 0, () -> ended.accept(process.exitValue())));
    }
  }

  private void again(Child child, int exitCode, Runnable start) {
    if (isPaused(child)) {
      LOG.info("{} has stopped for a while", child.instance());
      return;
    }
    Duration delay = child.nextDelay(settings.millis("supervisor.restart-delay-max-millis"));
    LOG.warn(
        "{} ended with {}, starting it again in {} s",
        child.instance(),
        exitCode,
        delay.toSeconds());
    soon(child, delay.toMillis(), start);
  }

  private synchronized void soon(Child child, long delayMillis, Runnable work) {
    if (isWanted(child)) {
      keeper.schedule(() -> attempt(child, work), delayMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void attempt(Child child, Runnable work) {
    if (!isWanted(child)) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.error("could not look after {}", child.instance(), failed);
    }
  }

  private boolean isWanted(Child child) {
    return !stopping && children.get(child.instance()) == child;
  }

  private Child child(ProcessPlan plan, String instance) {
    List<String> jvm = new ArrayList<>();
    Stream.of(
            settings.text("supervisor.jvm-options"),
            settings.text("supervisor.jvm-options." + plan.service()))
        .flatMap(text -> Stream.of(text.split("\\s+")))
        .filter(option -> !option.isEmpty())
        .forEach(jvm::add);
    return new Child(
        plan, instance, settings.home(), data, jvm, options.environment(data, settings));
  }
}
