package camelody.playlists;

import camelody.kernel.PlaylistId;
import camelody.kernel.UserId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Tells of a playlist in a list: everything but its entries, of which it gives the number.
 *
 * @param isPublic whether everybody may read it
 */
public record PlaylistSummary(
    PlaylistId id,
    UserId ownerId,
    String name,
    String description,
    @JsonProperty("public") boolean isPublic,
    int version,
    Instant createdAt,
    Instant changedAt,
    int trackCount) {

  static PlaylistSummary of(Playlist playlist, int trackCount) {
    return new PlaylistSummary(
        playlist.id(),
        playlist.ownerId(),
        playlist.name(),
        playlist.description(),
        playlist.isPublic(),
        playlist.version(),
        playlist.createdAt(),
        playlist.changedAt(),
        trackCount);
  }
}
