package camelody.statistics;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.TrackId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells those things of the catalogue's about a track that charts show. */
public record KnownTrack(
    TrackId id,
    String title,
    @Nullable String artist,
    @Nullable ArtistId artistId,
    @Nullable String albumArtist,
    @Nullable String album,
    @Nullable AlbumId albumId,
    @Nullable Double durationSeconds) {
  public KnownTrack {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
  }
}
