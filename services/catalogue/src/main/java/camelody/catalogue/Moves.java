package camelody.catalogue;

import camelody.catalogue.ScanStore.KnownFile;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds, among the files that are gone, the one that a new file was. */
final class Moves {
  private final Map<String, Deque<KnownFile>> byFingerprint = new HashMap<>();

  private Moves() {}

  static Moves among(Collection<KnownFile> gone) {
    Moves moves = new Moves();
    for (KnownFile file : gone) {
      moves
          .byFingerprint
          .computeIfAbsent(file.fingerprint(), print -> new ArrayDeque<>())
          .add(file);
    }
    return moves;
  }

  /** Takes one out; a copy that appears twice is moved once, and new once. */
  @Nullable KnownFile take(String fingerprint) {
    Deque<KnownFile> candidates = byFingerprint.get(fingerprint);
    return candidates == null ? null : candidates.poll();
  }
}
