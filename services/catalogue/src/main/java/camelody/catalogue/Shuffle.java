package camelody.catalogue;

import camelody.kernel.Paging;
import camelody.kernel.TrackId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Puts tracks in a random order, the same for the same seed. A track's place among the others comes
 * from its own id, so one that is new moves nobody else, and pages that were read stay read.
 */
final class Shuffle {
  private static final int ID_BYTES = 16;
  // Of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final ByteBuffer ids;
  private final int size;

  /**
   * @param ids the tracks, in any order, 16 bytes each
   */
  Shuffle(byte[] ids) {
    this.ids = ByteBuffer.wrap(ids);
    this.size = ids.length / ID_BYTES;
  }

  int size() {
    return size;
  }

  List<TrackId> page(int seed, Paging paging) {
    if (paging.offset() >= size) {
      return List.of();
    }
    long[] places = IntStream.range(0, size).mapToLong(track -> place(track, seed)).toArray();
    long[] inOrder = places.clone();
    Arrays.sort(inOrder);
    long first = inOrder[paging.offset()];
    long last = inOrder[Math.min(size, paging.offset() + paging.limit()) - 1];
    return IntStream.range(0, size)
        .filter(track -> places[track] >= first && places[track] <= last)
        .boxed()
        .sorted(Comparator.comparingLong(track -> places[track]))
        .map(this::id)
        .toList();
  }

  private long place(int track, int seed) {
    long most = ids.getLong(track * ID_BYTES);
    long least = ids.getLong(track * ID_BYTES + Long.BYTES);
    return mixed(mixed(least + seed * GOLDEN_GAMMA) ^ most);
  }

  private TrackId id(int track) {
    int at = track * ID_BYTES;
    return new TrackId(new UUID(ids.getLong(at), ids.getLong(at + Long.BYTES)));
  }

  private static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
