package camelody.playlists;

import camelody.kernel.PlaylistId;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds tracks in an order that its owner chose. Edits answer a new playlist; none touches a store.
 *
 * <pre>{@code
 * {"id":"0189…","ownerId":"0189…","name":"Monday","description":"","public":false,"version":3,
 *  "createdAt":"…","changedAt":"…",
 *  "entries":[{"entryId":"0189…","position":0,"trackId":"0189…","addedAt":"…"}]}
 * }</pre>
 *
 * @param isPublic whether everybody may read it
 * @param version 1 at first, one more after each edit
 * @param entries at most {@value #ENTRIES_MAX}, in their order
 */
public record Playlist(
    PlaylistId id,
    UserId ownerId,
    String name,
    String description,
    @JsonProperty("public") boolean isPublic,
    int version,
    Instant createdAt,
    Instant changedAt,
    List<Entry> entries) {
  public static final int ENTRIES_MAX = 500;

  public Playlist {
    entries = List.copyOf(entries);
  }

  Playlist named(String newName) {
    return new Playlist(
        id, ownerId, newName, description, isPublic, version, createdAt, changedAt, entries);
  }

  Playlist described(String newDescription) {
    return new Playlist(
        id, ownerId, name, newDescription, isPublic, version, createdAt, changedAt, entries);
  }

  Playlist published(boolean nowPublic) {
    return new Playlist(
        id, ownerId, name, description, nowPublic, version, createdAt, changedAt, entries);
  }

  /** Answers the playlist after an edit: one version later. */
  Playlist changed(Instant at) {
    return new Playlist(
        id, ownerId, name, description, isPublic, version + 1, createdAt, at, entries);
  }

  boolean hasRoomFor(int tracks) {
    return entries.size() + tracks <= ENTRIES_MAX;
  }

  /** Adds tracks before the entry that is at the position now; at the end if it is the size. */
  Playlist with(List<TrackId> trackIds, int position, Instant addedAt) {
    List<Entry> edited = new ArrayList<>(entries);
    edited.addAll(
        position,
        trackIds.stream()
            .map(trackId -> new Entry(EntryId.next(), position, trackId, addedAt))
            .toList());
    return arranged(edited);
  }

  Playlist without(Set<EntryId> entryIds) {
    return arranged(entries.stream().filter(entry -> !entryIds.contains(entry.entryId())).toList());
  }

  /** Moves an entry to the position that it will have afterwards. */
  Playlist moved(Entry entry, int position) {
    List<Entry> edited = new ArrayList<>(entries);
    edited.remove(entry.position());
    edited.add(position, entry);
    return arranged(edited);
  }

  @Nullable Entry entry(EntryId entryId) {
    return entries.stream()
        .filter(entry -> entry.entryId().equals(entryId))
        .findFirst()
        .orElse(null);
  }

  Playlist holding(List<Entry> inOrder) {
    return new Playlist(
        id, ownerId, name, description, isPublic, version, createdAt, changedAt, inOrder);
  }

  private Playlist arranged(List<Entry> inOrder) {
    List<Entry> numbered = new ArrayList<>(inOrder.size());
    for (Entry entry : inOrder) {
      numbered.add(entry.at(numbered.size()));
    }
    return holding(numbered);
  }
}
