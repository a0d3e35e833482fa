package camelody.users;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.TrackId;
import org.jspecify.annotations.Nullable;

/** Stars or unstars exactly one of three: {@code {"trackId":"…"}}. */
public record StarItem(
    @Nullable TrackId trackId, @Nullable AlbumId albumId, @Nullable ArtistId artistId) {
  public StarItem {
    Item.of(trackId, albumId, artistId);
  }

  Item item() {
    return Item.of(trackId, albumId, artistId);
  }
}
