package camelody.lab;

import camelody.messaging.methods.Method;
import camelody.messaging.methods.MethodSource;
import camelody.messaging.methods.MethodTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the routes that run equal to the files that lie in the folder.
 *
 * <p>A file counts when two looks in a row have found it the same: what is half written, or gone
 * for the moment in which an editor renames, is passed over. Of two files that want one name the
 * older has it, so that every process decides alike. A folder that is not there removes nothing.
 */
public final class Lab implements MethodSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lab.class);
  private static final int ABSENCES = 2;
  private static final Comparator<FoundFile> OLDEST_FIRST =
      Comparator.comparing(FoundFile::modified).thenComparing(FoundFile::name);

  private final LabSettings settings;
  private final LabFolder folder;
  private final GoodVersions good;
  private final FileLoader loader;
  private final Map<String, LabFile> files = new TreeMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(daemons("lab-file-"));
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(daemons("lab-keeper-"));

  private volatile Serving serving = new Serving(table(List.of()), Map.of());
  private volatile Map<String, Object> report = Map.of();

  /** What can be called at this moment. */
  private record Serving(MethodTable table, Map<String, RouteFile> files) {}

  /**
   * Makes a lab.
   *
   * @param kept where the last good version of each file is kept
   */
  public Lab(LabSettings settings, Path kept, ContextMaker maker) {
    this.settings = settings;
    this.folder = new LabFolder(settings);
    this.good = new GoodVersions(kept);
    this.loader = new FileLoader(maker, threads, settings.loadTimeout());
  }

  /** Starts the files that lie there, and looks for changes from then on. */
  public void start() {
    begin();
    long period = settings.period().toMillis();
    keeper.scheduleWithFixedDelay(this::lookOrLog, period, period, TimeUnit.MILLISECONDS);
  }

  // What ran last runs first; then the files as they are now are tried, without waiting for a
  // second look.
  private void begin() {
    try {
      List<FoundFile> found = folder.look();
      for (FoundFile each : sorted(found)) {
        LabFile file = fileOf(each);
        good.of(each.name())
            .filter(text -> !text.equals(each.text()))
            .ifPresent(text -> run(file, text));
        file.found = each;
      }
    } catch (IOException | RuntimeException absent) {
      LOG.debug("no folder yet: {}", absent.toString());
    }
    serve();
    lookOrLog();
  }

  private void run(LabFile file, String text) {
    try {
      file.running = loader.load(file.name, text, claim -> ownerOf(claim, file));
    } catch (Problem.Refused outdated) {
      LOG.info("what was kept of {} does not run: {}", file.name, outdated.getMessage());
    }
  }

  private void lookOrLog() {
    try {
      look();
    } catch (RuntimeException failed) {
      LOG.error("could not look at {}", settings.folder(), failed);
    }
  }

  /** Looks once; unless called by {@link #start}, for tests alone. */
  void look() {
    Problem problem = null;
    try {
      List<FoundFile> found = folder.look();
      removeAbsent(found);
      for (FoundFile each : sorted(found)) {
        LabFile file = fileOf(each);
        boolean settled = each.equals(file.found);
        file.found = each;
        file.absences = 0;
        if (settled && (!each.equals(file.tried) || isWorthAnotherTry(file))) {
          attempt(file, each);
        }
      }
    } catch (IOException unreadable) {
      problem = Problem.of("the folder is not there, or cannot be read");
    }
    report = LabReport.of(files.values(), problem);
  }

  private LabFile fileOf(FoundFile found) {
    return files.computeIfAbsent(found.name(), LabFile::new);
  }

  private static List<FoundFile> sorted(List<FoundFile> found) {
    return found.stream().sorted(OLDEST_FIRST).toList();
  }

  private void removeAbsent(List<FoundFile> found) {
    for (LabFile file : new ArrayList<>(files.values())) {
      boolean there = found.stream().anyMatch(each -> each.name().equals(file.name));
      if (!there && ++file.absences >= ABSENCES) {
        files.remove(file.name);
        good.forget(file.name);
        RouteFile ran = file.running;
        file.running = null;
        LOG.info("{} is gone", file.name);
        changeOver(ran);
      }
    }
  }

  private boolean isWorthAnotherTry(LabFile file) {
    return file.waitsFor != null && ownerOf(file.waitsFor, file) == null;
  }

  private void attempt(LabFile file, FoundFile found) {
    file.tried = found;
    file.waitsFor = null;
    try {
      String text = found.text();
      if (text == null) {
        throw Objects.requireNonNull(found.problem()).asException();
      }
      RouteFile began = loader.load(file.name, text, claim -> ownerOf(claim, file));
      RouteFile before = file.running;
      file.running = began;
      file.problem = null;
      good.keep(file.name, text);
      LOG.info("{} runs", file.name);
      changeOver(before);
    } catch (Problem.Refused refused) {
      file.problem = refused.problem();
      file.waitsFor = refused instanceof FileLoader.Taken taken ? taken.claim() : null;
      LOG.info("{} does not run: {}", file.name, refused.getMessage());
    }
  }

  // Who asks from now on comes to the new version; only then the old one ends.
  private void changeOver(@Nullable RouteFile before) {
    serve();
    if (before != null) {
      threads.execute(() -> before.retire(settings.stopTimeout()));
    }
  }

  private void serve() {
    Map<String, RouteFile> byMethod = new HashMap<>();
    List<RouteFile> running = new ArrayList<>();
    for (LabFile file : files.values()) {
      RouteFile ran = file.running;
      if (ran != null) {
        running.add(ran);
        ran.methods().forEach(method -> byMethod.put(method.wireName(), ran));
      }
    }
    serving = new Serving(table(running), Map.copyOf(byMethod));
  }

  private static MethodTable table(List<RouteFile> running) {
    MethodTable.Builder table = MethodTable.of("lab", "Runs the routes that learners write");
    running.forEach(file -> file.addTo(table));
    return table.build();
  }

  private @Nullable String ownerOf(String claim, LabFile asks) {
    for (LabFile file : files.values()) {
      if (file != asks && file.running != null && file.running.claims().contains(claim)) {
        return file.name;
      }
    }
    return null;
  }

  /** Describes every file, for the console; does not wait. */
  public Map<String, Object> report() {
    return report;
  }

  @Override
  public MethodTable table() {
    return serving.table();
  }

  @Override
  public AsyncProcessor route(Method method) {
    return new LabMethod(method.name(), () -> serving.files().get(method.name()));
  }

  @Override
  public void close() {
    keeper.shutdownNow();
    awaitEnd(keeper);
    List<RouteFile> running =
        files.values().stream().map(file -> file.running).filter(Objects::nonNull).toList();
    running.forEach(file -> threads.execute(() -> file.retire(settings.stopTimeout())));
    threads.shutdown();
    awaitEnd(threads);
  }

  private void awaitEnd(ExecutorService some) {
    try {
      if (!some.awaitTermination(2 * settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("some routes go on and end with the process");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static java.util.concurrent.ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
