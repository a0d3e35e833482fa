package camelody.playlists;

import static camelody.kernel.ErrorKind.INVALID_ARGUMENT;
import static camelody.kernel.ErrorKind.NOT_FOUND;
import static camelody.kernel.ErrorKind.RULE_VIOLATED;

import camelody.kernel.Outcome;
import camelody.kernel.TrackId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Changes what a playlist holds, or says which rule is against it. */
final class Edits {
  private Edits() {}

  static Outcome<Playlist> withTracks(Playlist playlist, AddTracks command, Instant at) {
    int size = playlist.entries().size();
    if (!playlist.hasRoomFor(command.trackIds().size())) {
      return full(playlist, command.trackIds().size());
    }
    int position = command.position() == null ? size : command.position();
    return position <= size
        ? Outcome.success(playlist.with(command.trackIds(), position, at))
        : outOfRange(size, position);
  }

  static Outcome<Playlist> withOnly(Playlist playlist, List<TrackId> trackIds, Instant at) {
    Playlist emptied = playlist.holding(List.of());
    return emptied.hasRoomFor(trackIds.size())
        ? Outcome.success(emptied.with(trackIds, 0, at))
        : Outcome.failure(
            RULE_VIOLATED,
            "playlist %s would hold %d tracks, the most is %d"
                .formatted(playlist.id(), trackIds.size(), Playlist.ENTRIES_MAX));
  }

  static Outcome<Playlist> withoutTracks(Playlist playlist, List<EntryId> entryIds) {
    return entryIds.stream()
        .filter(entryId -> playlist.entry(entryId) == null)
        .findFirst()
        .map(missing -> noEntry(playlist, missing))
        .orElseGet(() -> Outcome.success(playlist.without(Set.copyOf(entryIds))));
  }

  static Outcome<Playlist> withMoved(Playlist playlist, EntryId entryId, int position) {
    Entry entry = playlist.entry(entryId);
    if (entry == null) {
      return noEntry(playlist, entryId);
    }
    int last = playlist.entries().size() - 1;
    return position <= last
        ? Outcome.success(playlist.moved(entry, position))
        : outOfRange(last, position);
  }

  private static Outcome<Playlist> noEntry(Playlist playlist, EntryId entryId) {
    return Outcome.failure(NOT_FOUND, "playlist " + playlist.id() + " has no entry " + entryId);
  }

  private static Outcome<Playlist> outOfRange(int last, int position) {
    return Outcome.failure(
        INVALID_ARGUMENT, "position: expected 0 to %d, came %d".formatted(last, position));
  }

  private static Outcome<Playlist> full(Playlist playlist, int more) {
    int size = playlist.entries().size();
    String holds =
        "playlist %s holds %d tracks, the most is %d"
            .formatted(playlist.id(), size, Playlist.ENTRIES_MAX);
    return Outcome.failure(
        RULE_VIOLATED, size == Playlist.ENTRIES_MAX ? holds : holds + ", came " + more + " more");
  }
}
