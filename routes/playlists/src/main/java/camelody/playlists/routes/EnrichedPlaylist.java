package camelody.playlists.routes;

import camelody.kernel.PlaylistId;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.playlists.Entry;
import camelody.playlists.EntryId;
import camelody.playlists.Playlist;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A playlist whose entries say what their tracks are.
 *
 * @param isPublic whether everybody may read it
 * @param enriched false if the catalogue could not be asked: then the entries hold ids alone
 */
record EnrichedPlaylist(
    PlaylistId id,
    UserId ownerId,
    String name,
    String description,
    @JsonProperty("public") boolean isPublic,
    int version,
    Instant createdAt,
    Instant changedAt,
    boolean enriched,
    List<EnrichedEntry> entries) {

  /**
   * An entry with its track.
   *
   * @param track as the catalogue answered it; null if it has none of that id, or wasn't asked
   */
  record EnrichedEntry(
      EntryId entryId, int position, TrackId trackId, Instant addedAt, @Nullable JsonNode track) {

    static EnrichedEntry bare(Entry entry) {
      return new EnrichedEntry(
          entry.entryId(), entry.position(), entry.trackId(), entry.addedAt(), null);
    }

    EnrichedEntry with(@Nullable JsonNode found) {
      return new EnrichedEntry(entryId, position, trackId, addedAt, found);
    }
  }

  /** Answers a playlist as it is stored. Without entries, nothing is missing from it. */
  static EnrichedPlaylist bare(Playlist playlist) {
    return new EnrichedPlaylist(
        playlist.id(),
        playlist.ownerId(),
        playlist.name(),
        playlist.description(),
        playlist.isPublic(),
        playlist.version(),
        playlist.createdAt(),
        playlist.changedAt(),
        playlist.entries().isEmpty(),
        playlist.entries().stream().map(EnrichedEntry::bare).toList());
  }

  Set<TrackId> trackIds() {
    Set<TrackId> trackIds = new LinkedHashSet<>();
    entries.forEach(entry -> trackIds.add(entry.trackId()));
    return trackIds;
  }

  EnrichedPlaylist with(Map<String, JsonNode> tracks) {
    Function<EnrichedEntry, EnrichedEntry> enrich =
        entry -> entry.with(tracks.get(entry.trackId().toString()));
    return new EnrichedPlaylist(
        id,
        ownerId,
        name,
        description,
        isPublic,
        version,
        createdAt,
        changedAt,
        true,
        entries.stream().map(enrich).toList());
  }
}
