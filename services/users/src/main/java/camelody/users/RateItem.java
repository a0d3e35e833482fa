package camelody.users;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.TrackId;
import org.jspecify.annotations.Nullable;

/**
 * Rates exactly one of three: {@code {"trackId":"…","rating":4}}.
 *
 * @param rating 1 to 5; 0 takes the rating away
 */
public record RateItem(
    @Nullable TrackId trackId,
    @Nullable AlbumId albumId,
    @Nullable ArtistId artistId,
    Integer rating) {
  private static final int RATING_MAX = 5;

  public RateItem {
    Item.of(trackId, albumId, artistId);
    int stars = Checks.present("rating", rating);
    if (stars < 0 || stars > RATING_MAX) {
      throw new IllegalArgumentException("rating: expected 0 to " + RATING_MAX + ", came " + stars);
    }
  }

  Item item() {
    return Item.of(trackId, albumId, artistId);
  }
}
