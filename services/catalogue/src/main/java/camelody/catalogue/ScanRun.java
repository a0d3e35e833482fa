package camelody.catalogue;

import camelody.catalogue.ScanStore.Batch;
import camelody.catalogue.ScanStore.Change;
import camelody.catalogue.ScanStore.FileState;
import camelody.catalogue.ScanStore.KnownFile;
import camelody.catalogue.ScanStore.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One scan, from the first folder to the last stored track.
 *
 * <pre>
 *   LibraryWalk ──▶ as before?  ──▶ passed over, never opened
 *              └──▶ new, changed ──▶ reader threads ──▶ batches ──▶ ScanStore
 *   known, but not met ──▶ moved (same fingerprint elsewhere) or missing
 * </pre>
 *
 * <p>A file may be so broken that the process dies over it. So the store knows which files are
 * being read; those that a dead scan leaves behind are read alone, and not more than three times.
 */
final class ScanRun {
  private static final int BATCH_FILES = 200;
  // Readers go on while a batch is stored, but not so far that a large library fills the memory.
  private static final int IN_FLIGHT_FILES_MAX = 2 * BATCH_FILES;
  // How often a file is begun before it counts as one that ends the process, as events are.
  private static final int STARTS_MAX = 3;
  private static final Duration PROGRESS_PERIOD = Duration.ofMillis(500);

  private final UUID id;
  private final ScanStore store;
  private final ScanSettings settings;
  private final Clock clock;
  private final Runnable onChange;
  private final Executor readers;
  private final CompletionService<Reading> readings;
  private final TimeLimit limit;
  private final ScanCounts counts;

  private final List<Change> changes = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final Set<UUID> movedAway = new HashSet<>();
  private final Set<String> refusedPaths = new HashSet<>();
  private boolean isChanged;
  private int inFlight;
  private long storedNanos = System.nanoTime();

  /**
   * Prepares a scan.
   *
   * @param counts is counted up, for whoever wants to know how far the scan is
   */
  ScanRun(
      UUID id,
      ScanStore store,
      ScanSettings settings,
      Clock clock,
      Runnable onChange,
      Executor readers,
      TimeLimit limit,
      ScanCounts counts) {
    this.id = id;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.onChange = onChange;
    this.readers = readers;
    this.readings = new ExecutorCompletionService<>(readers);
    this.limit = limit;
    this.counts = counts;
  }

  /** Scans; answers what a person should know. */
  @Nullable String run() throws InterruptedException {
    if (!Files.isDirectory(settings.root())) {
      return "library.root is not there, nothing was removed";
    }
    LibraryWalk walk = LibraryWalk.from(settings.root(), readers, counts.found);
    while (!walk.hasEnded(PROGRESS_PERIOD)) {
      store.progress(id, counts);
    }
    List<LibraryFile> files = walk.files();
    Map<String, KnownFile> known = store.known();
    if (files.isEmpty() && !known.isEmpty()) {
      return "library.root holds no music, nothing was removed";
    }
    Map<String, FileState> unreadable = store.knownUnreadable();
    refuseUnnameable(walk);
    List<KnownFile> unmet = unmet(files, known, walk);
    readAll(filesToRead(files, known, unreadable), new Library(walk, known, Moves.among(unmet)));
    storeMissing(unmet);
    storeCovers(files, known, walk);
    unreadable.keySet().removeAll(refusedPaths);
    store.forgetUnreadable(unreadable.keySet());
    if (isChanged) {
      store.forgetWords();
    }
    return files.isEmpty() ? "library.root holds no music" : null;
  }

  boolean hasChangedTheLibrary() {
    return isChanged;
  }

  private static List<KnownFile> unmet(
      List<LibraryFile> files, Map<String, KnownFile> known, LibraryWalk walk) {
    Set<String> met = new HashSet<>(files.size() * 2);
    files.forEach(file -> met.add(file.path()));
    return known.values().stream()
        .filter(file -> !met.contains(file.path()) && !walk.mayBeThere(file.path()))
        .toList();
  }

  private List<LibraryFile> filesToRead(
      List<LibraryFile> files, Map<String, KnownFile> known, Map<String, FileState> unreadable) {
    List<LibraryFile> toRead = new ArrayList<>();
    for (LibraryFile file : files) {
      FileState state = FileState.of(file);
      KnownFile before = known.get(file.path());
      if (state.equals(unreadable.get(file.path()))) {
        refusedPaths.add(file.path());
        counts.failed.incrementAndGet();
      } else if (before == null || before.missing() || !state.equals(before.state())) {
        toRead.add(file);
      }
    }
    return toRead;
  }

  private void readAll(List<LibraryFile> files, Library library) throws InterruptedException {
    Map<String, Integer> begun = store.begun();
    List<LibraryFile> suspects = new ArrayList<>();
    List<LibraryFile> others = new ArrayList<>();
    files.forEach(file -> (begun.containsKey(file.path()) ? suspects : others).add(file));
    for (LibraryFile suspect : suspects) {
      readAlone(suspect, begun.getOrDefault(suspect.path(), 0), library);
    }
    for (int from = 0; from < others.size(); from += BATCH_FILES) {
      submit(others.subList(from, Math.min(others.size(), from + BATCH_FILES)), library);
    }
    while (inFlight > 0) {
      collect(library);
    }
    storeBatch();
    store.forgetBegun();
  }

  // A process may have died of it: nothing else is read meanwhile, so that nothing else is
  // suspected
  // the next time.
  private void readAlone(LibraryFile file, int starts, Library library)
      throws InterruptedException {
    if (starts >= STARTS_MAX) {
      String reason = "reading it has ended the process " + starts + " times";
      refuse(new Refused(file.path(), reason, true, FileState.of(file)));
    } else {
      submit(List.of(file), library);
      while (inFlight > 0) {
        collect(library);
      }
    }
    storeBatch();
  }

  private void submit(List<LibraryFile> files, Library library) throws InterruptedException {
    while (inFlight > IN_FLIGHT_FILES_MAX - files.size()) {
      collect(library);
    }
    store.begin(files.stream().map(LibraryFile::path).toList());
    for (LibraryFile file : files) {
      readings.submit(() -> read(file, library.walk().coverOf(file.folder())));
      inFlight++;
    }
  }

  private void collect(Library library) throws InterruptedException {
    Future<Reading> done = readings.poll(PROGRESS_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    if (done != null) {
      inFlight--;
      take(result(done), library);
    }
    boolean isDue = System.nanoTime() - storedNanos > PROGRESS_PERIOD.toNanos();
    if (isDue || changes.size() + refused.size() >= BATCH_FILES) {
      storeBatch();
    }
  }

  private void take(Reading reading, Library library) {
    counts.read.incrementAndGet();
    if (reading.track() != null) {
      changes.add(change(reading.track(), library));
    } else if (reading.refused() != null) {
      refuse(reading.refused());
    }
  }

  private Change change(ScannedTrack track, Library library) {
    KnownFile before = library.known().get(track.file().path());
    if (before != null) {
      counts.changed.incrementAndGet();
      return new Change(track, before);
    }
    KnownFile moved = library.moves().take(track.fingerprint());
    if (moved == null) {
      counts.added.incrementAndGet();
    } else {
      counts.moved.incrementAndGet();
      movedAway.add(moved.trackId());
    }
    return new Change(track, moved);
  }

  private void refuse(Refused file) {
    refused.add(file);
    refusedPaths.add(file.path());
    counts.failed.incrementAndGet();
  }

  private void refuseUnnameable(LibraryWalk walk) {
    walk.unnameable()
        .forEach((path, reason) -> refuse(new Refused(path, reason, false, FileState.UNKNOWN)));
  }

  private void storeBatch() {
    store.store(id, new Batch(changes, refused), counts);
    storedNanos = System.nanoTime();
    if (!changes.isEmpty() || refused.stream().anyMatch(Refused::isNoMusic)) {
      tellChange();
    }
    changes.clear();
    refused.clear();
  }

  private void storeMissing(List<KnownFile> unmet) {
    List<KnownFile> gone =
        unmet.stream()
            .filter(file -> !file.missing() && !movedAway.contains(file.trackId()))
            .toList();
    counts.removed.addAndGet(gone.size());
    store.storeMissing(gone, clock.instant().minus(settings.missingKept()));
    if (!gone.isEmpty()) {
      tellChange();
    }
  }

  private void tellChange() {
    isChanged = true;
    onChange.run();
  }

  // A picture that was put beside files, or taken away, changes none of them.
  private void storeCovers(
      List<LibraryFile> files, Map<String, KnownFile> known, LibraryWalk walk) {
    Map<UUID, String> covers = new HashMap<>();
    for (LibraryFile file : files) {
      KnownFile before = known.get(file.path());
      String beside = walk.coverOf(file.folder());
      String cover = beside == null ? ScannedTrack.NO_COVER : beside;
      if (before != null
          && FileState.of(file).equals(before.state())
          && !before.cover().equals(ScannedTrack.EMBEDDED_COVER)
          && !before.cover().equals(cover)) {
        covers.put(before.trackId(), cover);
      }
    }
    store.storeCovers(covers);
  }

  private Reading read(LibraryFile file, @Nullable String cover) throws InterruptedException {
    var path = settings.root().resolve(file.path());
    try {
      AudioTags tags = AudioReader.read(path, file.named(), limit);
      return new Reading(TrackNaming.name(file, tags, Fingerprint.of(path), cover), null);
    } catch (Unreadable noMusic) {
      return new Reading(
          null, new Refused(file.path(), noMusic.reason(), true, FileState.of(file)));
    } catch (TimeoutException late) {
      String reason = String.valueOf(late.getMessage());
      return new Reading(null, new Refused(file.path(), reason, false, FileState.UNKNOWN));
    } catch (IOException closed) {
      String reason = "cannot be opened (" + closed.getClass().getSimpleName() + ")";
      return new Reading(null, new Refused(file.path(), reason, false, FileState.UNKNOWN));
    }
  }

  private static Reading result(Future<Reading> done) throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof InterruptedException closed) {
        throw closed;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** What there is now, and what there was before. */
  private record Library(LibraryWalk walk, Map<String, KnownFile> known, Moves moves) {}

  /** Either a track or a refusal. */
  private record Reading(@Nullable ScannedTrack track, @Nullable Refused refused) {}
}
