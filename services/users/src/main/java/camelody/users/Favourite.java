package camelody.users;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.TrackId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a user thinks of a track, an album or an artist; one of the three ids is set.
 *
 * @param starredAt null when not starred
 * @param rating 1 to 5, 0 when not rated
 */
public record Favourite(
    @Nullable TrackId trackId,
    @Nullable AlbumId albumId,
    @Nullable ArtistId artistId,
    @Nullable Instant starredAt,
    int rating) {

  static Favourite of(Item item, @Nullable Instant starredAt, int rating) {
    return new Favourite(item.trackId(), item.albumId(), item.artistId(), starredAt, rating);
  }
}
