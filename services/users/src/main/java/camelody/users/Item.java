package camelody.users;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.TrackId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Points at a track, an album or an artist. Whether it exists is the catalogue's to know. */
record Item(ItemKind kind, UUID id) {

  /**
   * Reads the one id among three.
   *
   * @throws IllegalArgumentException if there is none, or more than one
   */
  static Item of(@Nullable TrackId track, @Nullable AlbumId album, @Nullable ArtistId artist) {
    int given = (track == null ? 0 : 1) + (album == null ? 0 : 1) + (artist == null ? 0 : 1);
    if (given != 1) {
      throw new IllegalArgumentException(
          "trackId: expected exactly one of trackId, albumId, artistId, came " + given);
    }
    if (track != null) {
      return new Item(ItemKind.TRACK, track.value());
    }
    return album != null
        ? new Item(ItemKind.ALBUM, album.value())
        : new Item(ItemKind.ARTIST, Checks.present("artistId", artist).value());
  }

  @Nullable TrackId trackId() {
    return kind == ItemKind.TRACK ? new TrackId(id) : null;
  }

  @Nullable AlbumId albumId() {
    return kind == ItemKind.ALBUM ? new AlbumId(id) : null;
  }

  @Nullable ArtistId artistId() {
    return kind == ItemKind.ARTIST ? new ArtistId(id) : null;
  }
}
