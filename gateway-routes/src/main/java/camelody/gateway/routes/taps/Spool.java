package camelody.gateway.routes.taps;

import camelody.messaging.jsonrpc.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events in files, one each, named by the event's id and so in the order of their making.
 *
 * <p>A file is there whole or not at all, whenever the process dies or the power fails; what was
 * renamed in the last seconds before a power cut may be missing. The spool is bounded in bytes;
 * when it is full the oldest events go, and the log and a metric say so. All of it works on a disk:
 * call it on a worker thread.
 */
public final class Spool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final String SUFFIX = ".json";

  private final Path parent;
  private final SpoolFolder folder;
  private final long bytesMax;
  private final TreeMap<String, Long> sizes = new TreeMap<>();
  private long bytes;
  private long dropped;

  private Spool(Path parent, SpoolFolder folder, long bytesMax) {
    this.parent = parent;
    this.folder = folder;
    this.bytesMax = bytesMax;
  }

  /**
   * Opens a spool in the first folder below {@code parent} that no other process holds.
   *
   * @param bytesMax how much it may hold
   */
  public static Spool open(Path parent, long bytesMax) {
    Spool spool = new Spool(parent, SpoolFolder.lockFirstFree(parent), bytesMax);
    spool.count();
    return spool;
  }

  /**
   * Keeps an event.
   *
   * @throws UncheckedIOException if the disk won't take it
   */
  synchronized void keep(SpooledEvent event) {
    byte[] json = Json.bytes(event);
    makeRoomFor(json.length);
    String name = event.eventId() + SUFFIX;
    Path draft = folder.path().resolve(name + ".tmp");
    try {
      // On the disk before it has its name: a power cut may take the newest away, never half of
      // one.
      Files.write(
          draft,
          json,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(draft, folder.path().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException refused) {
      drop(1);
      deleteQuietly(draft);
      throw new UncheckedIOException("cannot spool event " + event.eventId(), refused);
    }
    add(name, json.length);
  }

  /** Answers the oldest events, at most so many; they stay until {@link #forget}. */
  synchronized List<SpooledEvent> oldest(int max) {
    List<SpooledEvent> events = new ArrayList<>();
    for (String name : List.copyOf(sizes.keySet())) {
      if (events.size() == max) {
        break;
      }
      read(name, events);
    }
    return events;
  }

  synchronized void forget(UUID eventId) {
    remove(eventId + SUFFIX);
  }

  /** Takes over what gateways that are gone have left behind. */
  synchronized void adopt() {
    for (SpoolFolder orphan : SpoolFolder.lockAllFree(parent)) {
      try (orphan) {
        takeOver(orphan);
      }
    }
  }

  /** Answers how many bytes wait. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Answers how many events wait. */
  public synchronized long events() {
    return sizes.size();
  }

  /** Answers how many events were lost since the start: the spool was full, or the disk refused. */
  public synchronized long dropped() {
    return dropped;
  }

  @Override
  public void close() {
    folder.close();
  }

  private void count() {
    try (Stream<Path> files = Files.list(folder.path())) {
      files.forEach(this::countOrDelete);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void countOrDelete(Path file) {
    String name = file.getFileName().toString();
    try {
      if (name.endsWith(SUFFIX)) {
        add(name, Files.size(file));
      } else if (name.endsWith(".tmp")) {
        Files.delete(file); // Its process died before the event was whole.
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void takeOver(SpoolFolder orphan) {
    List<Path> letters = orphan.files(SUFFIX);
    for (Path letter : letters) {
      try {
        long size = Files.size(letter);
        makeRoomFor(size);
        String name = letter.getFileName().toString();
        Files.move(letter, folder.path().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        add(name, size);
      } catch (IOException failed) {
        LOG.warn("cannot take over {}", letter, failed);
      }
    }
    if (!letters.isEmpty()) {
      LOG.info("took over {} events from {}", letters.size(), orphan.path());
    }
  }

  private void makeRoomFor(long more) {
    int gone = 0;
    while (bytes + more > bytesMax && !sizes.isEmpty()) {
      remove(sizes.firstKey());
      gone++;
    }
    if (gone > 0) {
      drop(gone);
      LOG.warn("the spool is full: {} of the oldest events are lost", gone);
    }
  }

  private void drop(int events) {
    dropped += events;
  }

  private void read(String name, List<SpooledEvent> into) {
    try {
      into.add(SpooledEvent.read(Files.readAllBytes(folder.path().resolve(name))));
    } catch (NoSuchFileException gone) {
      remove(name);
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warn("{} is no event and is deleted: {}", name, unreadable.toString());
      remove(name);
    }
  }

  private void add(String name, long size) {
    Long before = sizes.put(name, size);
    bytes += size - (before == null ? 0 : before);
  }

  private void remove(String name) {
    deleteQuietly(folder.path().resolve(name));
    Long size = sizes.remove(name);
    bytes -= size == null ? 0 : size;
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      LOG.warn("cannot delete {}: {}", file, failed.getMessage());
    }
  }
}
