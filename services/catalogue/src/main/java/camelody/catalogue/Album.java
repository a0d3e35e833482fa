package camelody.catalogue;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An album, without its tracks. */
public record Album(
    AlbumId id,
    String title,
    String artist,
    ArtistId artistId,
    @Nullable Integer year,
    List<String> genres,
    int trackCount,
    double durationSeconds,
    Instant addedAt) {
  public Album {
    genres = List.copyOf(genres);
  }
}
