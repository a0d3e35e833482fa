package camelody.catalogue;

import camelody.kernel.Paging;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps what a scan finds, and how it fares. */
interface ScanStore {
  /** Asks for a scan; answers the id of the unfinished one, if there is one. */
  UUID request(@Nullable UUID requestedBy);

  Optional<UUID> unfinished();

  Optional<Instant> lastFinished();

  /**
   * Runs work while no other instance scans; answers its result, or nothing if another does.
   *
   * <p>The lock is a transaction's, held on this thread: what the work stores must be stored on
   * another, or it would be kept only at the end.
   */
  <T> Optional<T> alone(Supplier<T> work);

  /** Begins, or goes on with what another instance began; answers what that one counted. */
  ScanCounts begin(UUID scanId);

  void progress(UUID scanId, ScanCounts counts);

  void end(UUID scanId, String state, @Nullable String note, ScanCounts counts);

  /** Forgets words that no track has any more. */
  void forgetWords();

  /** Tidies the tables up after a scan that changed much; outside of {@link #alone}. */
  void vacuum();

  ScanStatus status(Paging paging, boolean withUnreadable);

  /** Answers every track by its path, missing ones too. */
  Map<String, KnownFile> known();

  /** Answers every file that could not be read, by its path. */
  Map<String, FileState> knownUnreadable();

  /**
   * Answers how often reading a file was begun and never ended, by its path: a scan died meanwhile,
   * perhaps of one of them.
   */
  Map<String, Integer> begun();

  /** Notes that files are going to be read; what is stored of them takes the note away. */
  void begin(Collection<String> paths);

  /** Takes all such notes away. */
  void forgetBegun();

  /**
   * Stores a batch in one transaction, which begins a new generation of the library when tracks
   * changed.
   */
  void store(UUID scanId, Batch batch, ScanCounts counts);

  /** Marks files as missing, and forgets those missing since before then. */
  void storeMissing(Collection<KnownFile> missing, Instant forgetBefore);

  /** Notes other pictures for tracks that have none inside. */
  void storeCovers(Map<UUID, String> coverOfTrack);

  void forgetUnreadable(Collection<String> paths);

  /** By what a file is known to be unchanged. */
  record FileState(long sizeBytes, long modifiedMillis) {
    /** Of a file that should be tried again however it looks. */
    static final FileState UNKNOWN = new FileState(-1, -1);

    static FileState of(LibraryFile file) {
      return new FileState(file.sizeBytes(), file.modifiedMillis());
    }
  }

  /** A track whose file was seen before. */
  record KnownFile(
      UUID trackId,
      String path,
      FileState state,
      String fingerprint,
      String cover,
      boolean missing) {}

  /**
   * A file that was read.
   *
   * @param known the track that it was, or that was moved; absent for a new one
   */
  record Change(ScannedTrack track, @Nullable KnownFile known) {}

  /**
   * A file that could not be read.
   *
   * @param isNoMusic whether that is because of what is in it; then it is no track any more
   * @param state in which it need not be tried again
   */
  record Refused(String path, String reason, boolean isNoMusic, FileState state) {}

  /** What is stored at once. */
  record Batch(List<Change> changes, List<Refused> refused) {
    public Batch {
      changes = List.copyOf(changes);
      refused = List.copyOf(refused);
    }

    List<String> paths() {
      return Stream.concat(
              changes.stream().map(change -> change.track().file().path()),
              refused.stream().map(Refused::path))
          .toList();
    }
  }
}
